//! Completions: commands, flags, values and names, in each shell's own way of asking.

use crate::{OwnPages, page_called, piped, run_in};
use repdex::cli::{self, Exit, World};

/// What is offered for the last of some words, as fish is told: values without their descriptions.
fn offered(world: World, words: &[&str]) -> Vec<String> {
    let world = World {
        completing: Some("fish".into()),
        ..world
    };
    let arguments = ["--", "repdex"].iter().chain(words).copied();
    let ran = run_in(&world, &arguments.collect::<Vec<_>>());
    assert_eq!(ran.exit, Exit::Found, "{}", ran.err);
    let values = ran
        .out
        .lines()
        .map(|line| line.split('\t').next().unwrap_or_default());
    values.map(str::to_owned).collect()
}

#[test]
fn completions_know_commands_flags_values_and_names() {
    let cases: [(&[&str], &str); 19] = [
        (&["sim"], "similar"),
        (&["bench-k"], "bench-kickback"),
        (&["bench", "k"], "kickback"),
        (&["bench", "p"], "press"),
        (&["bench", ""], "press"),
        (&["Bench", "P"], "Press"),
        (&["pushu"], "pushup"),
        (&["rd"], "rdl"),
        (&["similar", "rd"], "rdl"),
        (&["similar", "barbell-b"], "barbell-back-squat"),
        (&["search", "pla"], "plank"),
        (&["list", "--mus"], "--muscle"),
        (&["list", "--muscle", "gl"], "glutes"),
        (&["list", "--muscle", "glutes,ham"], "glutes,hamstrings"),
        (&["list", "--not", "equip"], "equipment="),
        (
            &["list", "--not", "equipment=machine,ca"],
            "equipment=machine,cable",
        ),
        (&["list", "--have", "dumbbell,be"], "dumbbell,bench"),
        (&["list", "--columns", "name,eq"], "name,equipment"),
        (&["terms", "mus"], "muscle"),
    ];
    for (words, value) in cases {
        let offered = offered(World::default(), words);
        assert!(
            offered.iter().any(|one| one == value),
            "{words:?}: {offered:?}"
        );
    }
}

#[test]
fn completions_describe_what_they_offer() {
    let world = World {
        completing: Some("fish".into()),
        ..World::default()
    };
    let names = run_in(&world, &["--", "repdex", "bench-k"]).out;
    assert_eq!(names, "bench-kickback\tGlutes, Body Weight\n");
    let zsh = World {
        completing: Some("zsh".into()),
        completing_at: Some(1),
        ..World::default()
    };
    let names = run_in(&zsh, &["--", "repdex", "bench-k"]).out;
    assert_eq!(names, "bench-kickback:Glutes, Body Weight\n");
}

#[test]
fn an_option_is_offered_once_a_hyphen_is_typed() {
    for words in [&["pullup", ""][..], &["list", "--muscle", "glutes", ""]] {
        let offered = offered(World::default(), words);
        let is_option = |one: &String| one.starts_with('-');
        assert!(!offered.iter().any(is_option), "{words:?}: {offered:?}");
    }
    let offered = offered(World::default(), &["pullup", "-"]);
    assert!(offered.iter().any(|one| one == "--section"), "{offered:?}");
}

#[test]
fn a_value_is_offered_once() {
    for (words, again) in [
        (&["list", "--muscle", "glutes,"][..], "glutes,glutes"),
        (&["list", "--muscle=glutes,"], "--muscle=glutes,glutes"),
        (&["list", "--not", "muscle=glutes,"], "muscle=glutes,glutes"),
    ] {
        let offered = offered(World::default(), words);
        assert!(offered.len() > 20, "{words:?}: {offered:?}");
        assert!(!offered.iter().any(|one| one == again), "{offered:?}");
    }
}

#[test]
fn an_alias_is_described_by_the_name_it_stands_for() {
    let fish = World {
        completing: Some("fish".into()),
        ..World::default()
    };
    let rdl = run_in(&fish, &["--", "repdex", "rdl"]).out;
    assert!(rdl.contains("rdl\tBarbell Romanian Deadlift\n"), "{rdl}");
    let all = run_in(&fish, &["--", "repdex", ""]).out;
    assert!(!all.contains("\nrdl\t"), "{all}");
}

#[test]
fn the_scripts_for_bash_and_zsh_mind_the_equals_sign() {
    for (shell, part) in [
        ("bash", "== \"=\" ]] || words[COMP_CWORD]"),
        ("zsh", "waiting -S ''"),
    ] {
        let script = piped(&["completions", shell]).out;
        assert!(script.contains(part), "{shell}: {script}");
    }
}

#[test]
fn bash_completes_behind_the_signs_it_takes_words_apart_at() {
    let bash = |words: &[&str]| {
        let world = World {
            completing: Some("bash".into()),
            completing_at: Some(words.len()),
            ..World::default()
        };
        let arguments = ["--", "repdex"].iter().chain(words).copied();
        run_in(&world, &arguments.collect::<Vec<_>>()).out
    };
    assert_eq!(bash(&["list", "--muscle", "=", "gl"]), "glutes");
    assert_eq!(
        bash(&["list", "--not", "equipment", "=", "mach"]),
        "machine"
    );
    assert_eq!(
        bash(&["list", "--not", "equipment", "=", "machine,cab"]),
        "machine,cable"
    );
    assert!(bash(&["list", "--force", "="]).contains("push"));
    assert_eq!(bash(&["bench", "ki"]), "kickback");
}

#[test]
fn own_pages_are_completed_like_any_other() {
    let own = OwnPages::with(&page_called("Zercher Hop Test", "Sit on the floor."));
    assert_eq!(
        offered(own.world(80), &["zercher-hop"]),
        ["zercher-hop-test"]
    );
}

#[test]
fn every_shell_gets_a_script_that_asks_the_binary() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = piped(&["completions", shell]).out;
        assert!(script.contains(cli::COMPLETE_VARIABLE), "{shell}: {script}");
    }
}

/// What PowerShell documents of a native completer: its registration, the words up to the cursor as text, an empty word
/// that must be spelt out, and a result for each line that comes back.
#[test]
fn powershell_is_told_what_it_documents() {
    let script = piped(&["completions", "powershell"]).out;
    for part in [
        "Register-ArgumentCompleter -Native -CommandName repdex -ScriptBlock {",
        "param($wordToComplete, $commandAst, $cursorPosition)",
        "$env:REPDEX_COMPLETE = \"powershell\";",
        "if ($wordToComplete -eq \"\") {\n        $args += \" ''\";",
        "Invoke-Expression @\"\n& repdex -- $args\n\"@;",
        "[System.Management.Automation.CompletionResult]::new($cmd, $cmd, 'ParameterValue', $help)",
    ] {
        assert!(script.contains(part), "{part}: {script}");
    }
    assert_eq!(script.matches('{').count(), script.matches('}').count());
    let world = || World {
        completing: Some("powershell".into()),
        ..World::default()
    };
    let ask = |words: &[&str]| run_in(&world(), &[&["--", "repdex"], words].concat()).out;
    assert_eq!(ask(&["bench-k"]), "bench-kickback\tGlutes, Body Weight\n");
    assert!(ask(&["list", "--force", ""]).contains("hold\t"));
    let all = ask(&[""]);
    assert!(
        all.lines().all(|line| line.matches('\t').count() <= 1),
        "{all}"
    );
}
