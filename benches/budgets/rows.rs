//! The table of budgets: what is run, where its output goes, and what it may cost over a program that does nothing.

/// Where the output of a run goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// A pipe that is read to its end, as a script would.
    Pipe,
    /// A terminal of 100 columns.
    Terminal,
    /// Where it costs nothing: what is left is the program's own work.
    Nowhere,
}

/// A command and what it may cost.
pub(crate) struct Row {
    pub(crate) line: &'static [&'static str],
    pub(crate) output: Output,
    /// Variables it runs with.
    pub(crate) environment: &'static [(&'static str, &'static str)],
    /// Wall time in floors.
    pub(crate) wall: f64,
    /// The same for a static build, where one is promised.
    pub(crate) wall_static: Option<f64>,
    /// Instructions over the floor's.
    pub(crate) instructions: u64,
}

/// Most memory any command may have resident, in KiB.
pub(crate) const MEMORY: u64 = 12 * 1024;

/// Most bytes the binary may have besides its data.
pub(crate) const SIZE: u64 = 2 * 1024 * 1024;

/// Most microseconds a query may take in process over the built-in names, whatever is typed.
pub(crate) const QUERY: u64 = 150;

/// Most microseconds over ten thousand pages of a person's own.
pub(crate) const QUERY_OF_MANY: u64 = 2000;

/// Seconds for a debug build after one page was touched.
pub(crate) const REBUILD: u64 = 2;

/// Seconds for a release build from nothing.
pub(crate) const COLD_BUILD: u64 = 60;

const ROW: Row = Row {
    line: &[],
    output: Output::Pipe,
    environment: &[],
    wall: 1.30,
    wall_static: None,
    instructions: 0,
};

pub(crate) const ROWS: [Row; 10] = [
    Row {
        line: &["barbell", "bench", "press"],
        wall: 1.15,
        instructions: 900_000,
        ..ROW
    },
    Row {
        line: &["show", "barbell bench press", "--width", "100"],
        wall_static: Some(0.60),
        instructions: 1_300_000,
        ..ROW
    },
    Row {
        line: &["show", "barbell bench press", "--color", "always"],
        wall_static: Some(0.60),
        instructions: 1_300_000,
        ..ROW
    },
    Row {
        line: &["show", "barbell bench press", "--json"],
        wall: 1.22,
        wall_static: Some(0.45),
        instructions: 600_000,
        ..ROW
    },
    Row {
        line: &["list", "--muscle", "glutes"],
        wall: 1.22,
        wall_static: Some(0.55),
        instructions: 600_000,
        ..ROW
    },
    Row {
        line: &["list", "--muscle", "glutes"],
        output: Output::Terminal,
        wall: 1.34,
        instructions: 1_500_000,
        ..ROW
    },
    Row {
        line: &["list", "--json"],
        instructions: 600_000,
        ..ROW
    },
    // Four megabytes through a pipe take twice as long as the floor, whoever writes them.
    Row {
        line: &["list", "--json"],
        output: Output::Nowhere,
        instructions: 600_000,
        ..ROW
    },
    Row {
        line: &["search", "glute brigde"],
        instructions: 1_900_000,
        ..ROW
    },
    // What bash asks when a person presses Tab after "repdex show barbell-b".
    Row {
        line: &["--", "repdex", "show", "barbell-b"],
        environment: &[
            ("REPDEX_COMPLETE", "bash"),
            ("_CLAP_COMPLETE_INDEX", "2"),
            ("_CLAP_COMPLETE_COMP_TYPE", "9"),
            ("_CLAP_COMPLETE_SPACE", "true"),
            ("_CLAP_IFS", "\n"),
        ],
        wall: 1.25,
        instructions: 1_400_000,
        ..ROW
    },
];

impl Row {
    /// How the row is headed.
    pub(crate) fn label(&self) -> String {
        let line = self.line.join(" ");
        match self.output {
            _ if !self.environment.is_empty() => "completion of a name".to_owned(),
            Output::Pipe => line,
            Output::Terminal => format!("{line} (terminal)"),
            Output::Nowhere => format!("{line} (/dev/null)"),
        }
    }
}
