use kernel::{Arg, Day, Instant, Month, Note, Rupiah, Zone};
use text::Lang;

/// What every page knows about its reader and its moment.
#[derive(Clone, Debug)]
pub struct Ctx {
    pub lang: Lang,
    pub theme: Theme,
    pub user: Option<UserBadge>,
    /// The path with its query: where a switch of language comes back to.
    pub path: String,
    pub csrf: String,
    pub today: Day,
    /// An invented world: every page says so.
    pub demo: bool,
    /// Later years of the demo world still load.
    pub loading: Option<Progress>,
}

#[derive(Clone, Debug)]
pub struct UserBadge {
    pub name: String,
    /// `branch`, `agent`, … : the word is `role.{key}`.
    pub role_key: String,
    pub office_name: String,
    pub may_register: bool,
    /// Open tasks, for whom there is a work-list.
    pub tasks: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
pub struct Progress {
    pub done: i64,
    pub total: i64,
}

/// Light or dark as the reader's machine says, or as they chose (cookie `theme`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    pub fn key(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_key(key: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|t| t.key() == key)
    }
}

impl Ctx {
    /// A word or sentence without anything to fill in.
    pub fn t(&self, key: impl Into<String>) -> String {
        self.say(&Note { code: key.into().into(), args: Default::default() })
    }

    pub fn say(&self, note: &Note) -> String {
        text::say(self.lang, note)
    }

    pub fn arg(&self, value: impl Into<Arg>) -> String {
        self.say(&Note::new("ui.value").with("value", value))
    }

    pub fn day(&self, day: Day) -> String {
        self.arg(day)
    }

    pub fn month(&self, month: Month) -> String {
        self.arg(month)
    }

    pub fn num(&self, n: i64) -> String {
        self.arg(n)
    }

    pub fn rupiah(&self, amount: Rupiah) -> String {
        self.arg(amount)
    }

    /// `20 November 2026, 14.05 WIB`.
    pub fn moment(&self, at: Instant, zone: Zone) -> String {
        let (day, seconds) = at.local(zone);
        let mark = if self.lang == Lang::Id { '.' } else { ':' };
        let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
        format!("{}, {hour:02}{mark}{minute:02} {}", self.day(day), zone.name())
    }

    /// From the first to the last day, said once where they are the same.
    pub fn days(&self, from: Day, until: Day) -> String {
        if from == until {
            return self.day(from);
        }
        self.say(&Note::new("ui.days").with("from", from).with("until", until))
    }

    pub fn months(&self, first: Month, last: Month) -> String {
        if first == last {
            return self.month(first);
        }
        self.say(&Note::new("ui.months").with("from", first).with("until", last))
    }

    /// One decimal below 100, none above; nothing of nothing is nothing.
    pub fn percent(&self, part: i64, of: i64) -> Option<String> {
        if of <= 0 {
            return None;
        }
        let tenths = (part * 2000 + of) / (of * 2);
        let mark = if self.lang == Lang::Id { ',' } else { '.' };
        Some(match (tenths, part) {
            (0, 1..) => format!("<0{mark}1%"),
            (1000.., _) => format!("{}%", tenths / 10),
            _ => format!("{}{mark}{}%", tenths / 10, tenths % 10),
        })
    }
}
