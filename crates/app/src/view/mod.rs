//! What each page needs to be drawn: plain owned values, already decided, worded and allowed.
//! A view never decides, never fetches, and knows no SQL, no HTTP and no HTML.

mod access;
mod area;
mod campaign;
mod chart;
mod common;
mod health;
mod home;
mod member;
mod office;
mod register;
mod search;
mod tasks;

pub use access::{NewPasswordView, SignInView};
pub use area::{AreaSort, AreaView, ChildArea, Counts};
pub use campaign::{ActivityMember, ActivityView, CampaignActivity, CampaignView};
pub use chart::{Band, CoverRow, CoverSpan, Dot, Trend, TrendMark, TrendPoint};
pub use common::{
    ActivityHead, ActivityRow, AreaRef, Choice, Denominator, Form, Period, Person, Place, Standing,
    TargetBar, Unit,
};
pub use health::{HealthCheck, HealthView};
pub use home::{HomeView, Lapsing, Waiting};
pub use member::{
    ContributionMonth, Event, FamilyDate, Heir, Look, MemberView, ProgrammeCover, ReceiptRow, RegisteredAs,
    ToComplete,
};
pub use office::{AgentCash, CoverageRow, OfficeView};
pub use register::{
    Existing, MonthPrice, NikRead, Offer, PriceLine, ReceiptMonth, ReceiptView, RegisterOptions,
    RegisterView, RenewView,
};
pub use search::{Found, SearchView};
pub use tasks::{CompareRow, CompareSide, CompareView, TaskRow, TaskTab, TasksView};
