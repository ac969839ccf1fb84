//! A terminal drawn as SVG: the text is fed to a terminal emulator, and each run of like cells becomes a text element.

use vt100::{Cell, Color, Parser};

const CELL_WIDTH: f32 = 8.4;
const LINE_HEIGHT: f32 = 19.0;
const MARGIN: f32 = 18.0;
const BAR: f32 = 30.0;

/// The colours of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub(super) const ALL: [Self; 2] = [Self::Light, Self::Dark];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn paper(self) -> &'static str {
        match self {
            Self::Light => "#fbfbfa",
            Self::Dark => "#16191d",
        }
    }

    fn rim(self) -> &'static str {
        match self {
            Self::Light => "#d5d8db",
            Self::Dark => "#383d44",
        }
    }

    fn ink(self) -> &'static str {
        match self {
            Self::Light => "#1e2227",
            Self::Dark => "#dfe3e8",
        }
    }

    /// The sixteen colours that terminals name; only the dark half is used.
    fn colour(self, color: Color) -> &'static str {
        let (light, dark) = match color {
            Color::Idx(1 | 9) => ("#b3261e", "#f2857e"),
            Color::Idx(2 | 10) => ("#1f7a3a", "#7fcf94"),
            Color::Idx(3 | 11) => ("#8a6100", "#e5c07b"),
            Color::Idx(4 | 12) => ("#1f55b5", "#82aaff"),
            Color::Idx(5 | 13) => ("#97309b", "#dd92e0"),
            Color::Idx(6 | 14) => ("#0b6f80", "#6fc9d8"),
            _ => return self.ink(),
        };
        match self {
            Self::Light => light,
            Self::Dark => dark,
        }
    }
}

/// A terminal of `(columns, lines)` in which `typed` was typed and `text` came out; empty lines at its foot are left
/// out.
pub(super) fn draw(typed: &str, text: &str, (columns, lines): (u16, u16), theme: Theme) -> String {
    let text: Vec<&str> = text.lines().take(usize::from(lines)).collect();
    let rows = u16::try_from(text.len()).expect("lines were counted in 16 bits") + 1;
    let mut terminal = Parser::new(rows, columns, 0);
    terminal.process(format!("\x1b[32m$\x1b[0m \x1b[1m{typed}\x1b[0m\r\n").as_bytes());
    terminal.process(text.join("\r\n").as_bytes());
    let width = f32::from(columns) * CELL_WIDTH + 2.0 * MARGIN;
    let height = BAR + f32::from(rows) * LINE_HEIGHT + MARGIN;
    let mut out = frame(typed, width, height, theme);
    for row in 0..rows {
        let baseline = BAR + f32::from(row) * LINE_HEIGHT + 14.0;
        for run in runs(&terminal, row, columns) {
            out.push_str(&run.element(baseline, theme));
        }
    }
    out + "</g>\n</svg>\n"
}

fn frame(typed: &str, width: f32, height: f32, theme: Theme) -> String {
    let dots = [18.0, 36.0, 54.0].map(|x| {
        let rim = theme.rim();
        format!("<circle cx=\"{x}\" cy=\"15\" r=\"5\" fill=\"{rim}\"/>")
    });
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\">\n<title>{}</title>\n<rect x=\"0.5\" y=\"0.5\" width=\"{:.1}\" \
         height=\"{:.1}\" rx=\"8\" fill=\"{}\" stroke=\"{}\"/>\n{}\n<g font-family=\"ui-monospace, SFMono-Regular, \
         Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\" fill=\"{}\">\n",
        escaped(typed),
        width - 1.0,
        height - 1.0,
        theme.paper(),
        theme.rim(),
        dots.concat(),
        theme.ink(),
    )
}

/// Neighbouring cells that look alike.
struct Run {
    column: u16,
    columns: u16,
    text: String,
    style: Style,
}

#[derive(PartialEq, Clone, Copy)]
struct Style {
    colour: Color,
    bold: bool,
    dim: bool,
    underline: bool,
}

impl Style {
    fn of(cell: &Cell) -> Self {
        Self {
            colour: cell.fgcolor(),
            bold: cell.bold(),
            dim: cell.dim(),
            underline: cell.underline(),
        }
    }
}

fn runs(terminal: &Parser, row: u16, columns: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..columns {
        let Some(cell) = terminal.screen().cell(row, column) else {
            continue;
        };
        let style = Style::of(cell);
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        match runs.last_mut().filter(|run| run.style == style) {
            Some(run) => {
                if !cell.is_wide_continuation() {
                    run.text.push_str(text);
                }
                run.columns += 1;
            }
            None => runs.push(Run {
                column,
                columns: 1,
                text: text.to_owned(),
                style,
            }),
        }
    }
    runs.retain(|run| !run.text.trim().is_empty());
    runs
}

impl Run {
    /// Blanks at the ends are left out; the length holds every letter in its cell, whatever the font.
    fn element(&self, baseline: f32, theme: Theme) -> String {
        let lead = self.text.len() - self.text.trim_start_matches(' ').len();
        let tail = self.text.len() - self.text.trim_end_matches(' ').len();
        let lead = u16::try_from(lead).expect("a run is no longer than a line");
        let tail = u16::try_from(tail).expect("a run is no longer than a line");
        let x = MARGIN + f32::from(self.column + lead) * CELL_WIDTH;
        let length = f32::from(self.columns - lead - tail) * CELL_WIDTH;
        let mut style = String::new();
        if self.style.colour != Color::Default {
            style.push_str(&format!(" fill=\"{}\"", theme.colour(self.style.colour)));
        }
        if self.style.bold {
            style.push_str(" font-weight=\"bold\"");
        }
        if self.style.dim {
            style.push_str(" opacity=\"0.7\"");
        }
        if self.style.underline {
            style.push_str(" text-decoration=\"underline\"");
        }
        format!(
            "<text x=\"{x:.1}\" y=\"{baseline:.1}\" textLength=\"{length:.1}\" xml:space=\"preserve\"{style}>{}</text>\n",
            escaped(self.text.trim_matches(' '))
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
