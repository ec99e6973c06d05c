//! What each page needs to be drawn: plain owned values, already decided, worded and allowed.
//! A view never decides, never fetches, and knows no SQL, no HTTP and no HTML.

mod access;
mod account;
mod admin;
mod amend;
mod approval;
mod area;
mod aside;
mod campaign;
mod card;
mod cash;
mod chart;
mod common;
mod health;
mod home;
mod house;
mod incident;
mod lists;
mod member;
mod members;
mod merge;
mod office;
mod paper;
mod phone;
mod plan;
mod register;
mod report;
mod search;
mod slice;
mod tasks;

pub use access::{NewPasswordView, SignInView};
pub use account::{
    AccountView, AuthenticatorView, DeviceRow, DeviceSort, DeviceView, DevicesAsked, DevicesView, DoorEvent,
    Linked,
};
pub use admin::{
    AdminRoom, AdminView, AreaPick, AuditLine, AuditSubject, AuditView, ClientLine, ClientsView, Ground,
    OfficeFormView, OfficeNode, OfficesView, UserEvent, UserFormView, UserRow, UserSession, UserState,
    UserView, UserWaiting, UsersView,
};
pub use amend::AmendView;
pub use approval::{
    ApprovalRow, ApprovalView, ApprovalsView, ApprovalsWaiting, ChangeLine, ChangePerson, CoverUntil,
    Decided, LimitRow, LimitSet, LimitsView, Paper, ReversalView, Show,
};
pub use area::{AreaMeasure, AreaSort, AreaView, ChildArea, Counts, Figure, Looking, Reading};
pub use aside::{AsideDecided, AsideLine, AsideView, AsidesView, FileLine, FileView, Glance, RefusedMoney};
pub use campaign::{ActivityMember, ActivityView, CampaignActivity, CampaignView};
pub use card::{
    CardAnswer, CardShown, CardView, Freshness, MineAnswer, MineRecorded, MineView, Verdict, VerifyView,
};
pub use cash::{CashView, CountView, HandInLine, HandInSaid, HandInView, HandRow, MyCashView};
pub use chart::{Band, CohortYear, Cohorts, CoverRow, CoverSpan, Trend, TrendMark, TrendPoint};
pub use common::{
    ActivityHead, ActivityRow, AreaRef, Choice, Denominator, Form, PageRef, Period, Person, Place, Standing,
    TargetBar, Unit,
};
pub use health::{HealthCheck, HealthView};
pub use home::{BranchRow, BranchSort, HomeView, Lapsing, Waiting};
pub use house::{
    BackupFound, BackupLine, BackupView, JobLine, JobsView, KeysView, SchemeGroup, SchemeRow, SchemeStep,
    SchemeView, SigningKeyLine,
};
pub use incident::{
    About, ClockView, IncidentRow, IncidentView, IncidentsView, IncidentsWaiting, MinimumView, Moment,
    NewIncidentView, PaperView, Told,
};
pub use lists::{
    ListColumn, ListCount, ListField, ListLine, ListRowView, ListState, ListTermsView, ListToCorrect,
    ListView, ListsView,
};
pub use member::{
    CardPhoto, Change, ContributionMonth, Event, FamilyDate, Heir, Look, MemberView, ProgrammeCover,
    ReceiptRow, RegisteredAs, ToComplete,
};
pub use members::{MemberOrder, MemberRow, MembersView};
pub use merge::{MergeSide, MergeView, PaidTwice};
pub use office::{AgentCash, CoverageRow, OfficeView};
pub use paper::{Sheet, SheetDone, SheetUsed, SheetView};
pub use phone::PhoneStanding;
pub use plan::{
    NewActivityView, NewPlanView, PlanView, PlannedCampaign, PlannedPartner, ReachedView, TargetLine,
    TargetsBy, TargetsView,
};
pub use register::{
    Existing, MonthPrice, NikRead, Offer, PriceLine, ReceiptMonth, ReceiptView, RegisterOptions,
    RegisterView, RenewView,
};
pub use report::{
    Column, ColumnKind, DayEndView, Field, FieldKind, HandAtEnd, Leads, Order, Report, ReportHead,
    ReportView, ReportsView, Row, Sorts, UndoneReceipt, Value,
};
pub use search::{Found, SearchView};
pub use slice::{
    Slice, SliceActivity, SliceCash, SliceChoice, SliceChoices, SliceGroup, SliceHandIn, SliceLabel,
    SliceLimits, SliceMember, SliceNamed, SliceOccupation, SliceOffice, SlicePartner, SlicePerson,
    SlicePrices, SliceProgramme, SliceVillage,
};
pub use tasks::{
    CompareReceipt, CompareRow, CompareSide, CompareView, Just, TaskFilter, TaskRow, TaskTab, TasksView,
};
