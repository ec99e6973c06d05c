//! Reports as tables: one description of columns and rows that every face draws, on screen, on paper and as files.

use super::{Choice, Form, Standing};
use access::Action;
use kernel::{Day, Instant, MemberId, Month, Note, OfficeId, RegionCode, Rupiah, Zone};

/// The reports of the house.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Report {
    Members,
    Contributions,
    Lapses,
    Coverage,
    Cash,
    DayEnd,
    /// The institution's own list of a month's end against these books.
    Difference,
}

impl Report {
    pub const ALL: [Report; 7] = [
        Report::Contributions,
        Report::Lapses,
        Report::Members,
        Report::Coverage,
        Report::Cash,
        Report::DayEnd,
        Report::Difference,
    ];

    /// In addresses, and in its words: `report.{key}`.
    pub fn key(self) -> &'static str {
        match self {
            Report::Members => "members",
            Report::Contributions => "contributions",
            Report::Lapses => "lapses",
            Report::Coverage => "coverage",
            Report::Cash => "cash",
            Report::DayEnd => "day-end",
            Report::Difference => "difference",
        }
    }

    /// In the keys of words, where a hyphen may not stand.
    pub fn word_key(self) -> &'static str {
        match self {
            Report::DayEnd => "day_end",
            other => other.key(),
        }
    }

    /// Asks of what was done from one day to another, so that a month just begun holds little.
    pub fn looks_back(self) -> bool {
        matches!(self, Report::Contributions | Report::Cash)
    }

    /// What its readers must be allowed.
    pub fn action(self) -> Action {
        match self {
            Report::Members | Report::Contributions | Report::Lapses => Action::ListMembers,
            Report::Coverage => Action::ViewTallies,
            Report::Cash | Report::DayEnd => Action::ViewTasks,
            Report::Difference => Action::ImportList,
        }
    }

    /// True where it names members: whoever takes it away leaves a mark.
    pub fn names_members(self) -> bool {
        matches!(self.action(), Action::ListMembers | Action::ImportList)
    }
}

/// What a column holds, and so how it is written, lined up and typed in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ColumnKind {
    Text,
    Day,
    Month,
    Money,
    Number,
}

impl ColumnKind {
    pub fn is_amount(self) -> bool {
        matches!(self, ColumnKind::Money | ColumnKind::Number)
    }
}

/// A column of a report; its name is the word `report.col.{key}`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    pub key: &'static str,
    pub kind: ColumnKind,
    /// How rows can be ordered by it.
    pub sorts: Sorts,
    /// On screen and paper it stands small beneath the column before.
    pub beneath: bool,
}

/// The ways in which rows can be ordered by a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sorts {
    Never,
    Both,
    /// From the smallest only, by its index; or from the largest only.
    Upwards,
    Downwards,
}

impl Column {
    pub const fn new(key: &'static str, kind: ColumnKind) -> Column {
        Column { key, kind, sorts: Sorts::Never, beneath: false }
    }

    pub const fn sorts(mut self, ways: Sorts) -> Column {
        self.sorts = ways;
        self
    }

    pub const fn beneath(mut self) -> Column {
        self.beneath = true;
        self
    }
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    Nothing,
    /// As it stands: a name, a number of a receipt. Written by people, so never trusted by a file.
    Text(String),
    /// In words, in the reader's language.
    Say(Note),
    /// How a person stands: with its mark where there is room for one.
    Stands(Standing),
    Day(Day),
    Month(Month),
    Money(Rupiah),
    Number(i64),
}

/// Where a row's first cell leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Leads {
    Nowhere,
    Member(MemberId),
    Receipt(String),
    Area(RegionCode),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    pub values: Vec<Value>,
    pub leads: Leads,
    /// Where the list stands after this row.
    pub key: String,
}

/// What every face writes over a report: whose it is, of what, of which moment, by whom.
#[derive(Clone, Debug)]
pub struct ReportHead {
    pub report: Report,
    /// The office or area it is about, in words.
    pub about: String,
    /// The same in a file's name: `DPS`, `51.71`.
    pub about_code: String,
    /// What was asked for: the field (its word is `report.field.{name}`) and what stands in it.
    pub filters: Vec<(&'static str, Note)>,
    pub at: Instant,
    pub zone: Zone,
    pub today: Day,
    pub by: String,
    pub columns: Vec<Column>,
}

/// A field of the form above a report; its label is the word `report.field.{name}`.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
}

#[derive(Clone, Debug)]
pub enum FieldKind {
    Day,
    Month,
    Number,
    /// One of these; the first is what an empty field means.
    Choice(Vec<Choice>),
    /// An area by code or name, with those near at hand.
    Area(Vec<Choice>),
}

/// In which order rows come.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Order {
    pub column: String,
    pub backwards: bool,
}

/// A report on screen: the answer in a sentence, the form, a page of rows, the sums of all of them.
#[derive(Clone, Debug)]
pub struct ReportView {
    pub head: ReportHead,
    pub answer: Note,
    /// What a reader should know of how it was counted.
    pub hints: Vec<Note>,
    /// What there is to do or to know where no row is there.
    pub empty: Note,
    /// Where no row is there, the form with a beginning a month earlier, as far as a report may reach back.
    pub earlier: Option<Form>,
    pub form: Form,
    pub fields: Vec<Field>,
    pub order: Order,
    pub rows: Vec<Row>,
    /// Sums over all rows, not only those of this page; in the columns' order.
    pub totals: Option<Vec<Value>>,
    /// The key after which the next page begins.
    pub next: Option<String>,
    /// This is not the first page.
    pub continued: bool,
}

/// The reports somebody may read, each with today's answer where it is quickly known.
#[derive(Clone, Debug)]
pub struct ReportsView {
    pub reports: Vec<Report>,
}

/// One hand or till at a day's end.
#[derive(Clone, Debug)]
pub struct HandAtEnd {
    pub name: String,
    pub till: bool,
    pub receipts: i64,
    pub reversals: i64,
    /// By programme in the scheme's order, reversals taken off.
    pub programmes: Vec<Rupiah>,
    /// Kept for members, or until somebody decides.
    pub kept: Rupiah,
    pub taken: Rupiah,
    pub undone: Rupiah,
    /// In the hand in the morning.
    pub opening: Rupiah,
    /// What else moved: handed in, taken over.
    pub other: Rupiah,
    pub closing: Rupiah,
}

/// A receipt reversed on the day.
#[derive(Clone, Debug)]
pub struct UndoneReceipt {
    pub number: String,
    pub paid_on: Day,
    pub amount: Rupiah,
    pub reason: String,
    pub by: Option<String>,
}

/// An office's day, closed: who took what for what, what should lie in each hand, room for what does.
#[derive(Clone, Debug)]
pub struct DayEndView {
    pub head: ReportHead,
    pub office: OfficeId,
    pub on: Day,
    pub form: Form,
    pub fields: Vec<Field>,
    /// The scheme's programmes, by their names.
    pub programmes: Vec<String>,
    pub hands: Vec<HandAtEnd>,
    pub undone: Vec<UndoneReceipt>,
    /// Written down on a later day: how many, and their rupiah.
    pub late: (i64, Rupiah),
    pub before: Day,
    pub after: Option<Day>,
}

impl DayEndView {
    /// All hands together.
    pub fn sum(&self, of: impl Fn(&HandAtEnd) -> Rupiah) -> Rupiah {
        self.hands.iter().map(of).sum()
    }
}
