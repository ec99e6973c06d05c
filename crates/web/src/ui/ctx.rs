use access::Action;
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
    /// What the reader's role may do somewhere: for links, never for rights.
    pub may: Vec<Action>,
    /// Open tasks, for whom there is a work-list.
    pub tasks: Option<i64>,
    /// Changes that wait for this reader's word.
    pub approvals: i64,
}

impl Ctx {
    /// What the reader may do somewhere: for links, never for rights.
    pub fn may(&self, action: Action) -> bool {
        self.user.as_ref().is_some_and(|user| user.may(action))
    }
}

impl UserBadge {
    pub fn may(&self, action: Action) -> bool {
        self.may.contains(&action)
    }
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
    pub fn t(&self, key: impl AsRef<str>) -> String {
        text::word(self.lang, key.as_ref()).to_owned()
    }

    pub fn say(&self, note: &Note) -> String {
        text::say(self.lang, note)
    }

    pub fn arg(&self, value: &Arg) -> String {
        text::arg(self.lang, value)
    }

    pub fn day(&self, day: Day) -> String {
        text::day(self.lang, day)
    }

    /// `11-12-2023`: as a field is filled in.
    pub fn day_field(&self, day: Day) -> String {
        format!("{:02}-{:02}-{}", day.day_of_month(), day.month_number(), day.year())
    }

    /// `11 Des 2023`: for tables.
    pub fn day_short(&self, day: Day) -> String {
        text::day_short(self.lang, day)
    }

    pub fn month(&self, month: Month) -> String {
        text::month(self.lang, month)
    }

    pub fn num(&self, n: i64) -> String {
        text::number(self.lang, n)
    }

    pub fn rupiah(&self, amount: Rupiah) -> String {
        text::rupiah(amount)
    }

    /// From the first to the last day, said once where they are the same.
    pub fn days(&self, from: Day, until: Day) -> String {
        text::days(self.lang, from, until)
    }

    pub fn months(&self, first: Month, last: Month) -> String {
        text::months(self.lang, first, last)
    }

    /// Nothing where there is no whole to be a part of.
    pub fn percent(&self, part: i64, whole: i64) -> Option<String> {
        text::percent(self.lang, part, whole)
    }

    /// `20 November 2026, 14.05 WIB`.
    pub fn moment(&self, at: Instant, zone: Zone) -> String {
        text::moment(self.lang, at, zone)
    }
}
