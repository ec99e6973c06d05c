use super::{Form, Person, Standing};
use crate::ProposalKey;
use kernel::{CommandId, Day, MemberId, Month, Note, Rupiah};

/// Two records about to become one: each as it is, what both would be, and what becomes of months and money.
/// Fields: `command`, `right_nik` (kept, dissolved) where they differ, `reason`.
#[derive(Clone, Debug)]
pub struct MergeView {
    /// Minted with the page, for the merge.
    pub command: CommandId,
    pub kept: MergeSide,
    pub other: MergeSide,
    /// Both as one; nothing where they cannot be.
    pub after: Option<MergeSide>,
    /// Months that come to the one kept.
    pub gained: Vec<Month>,
    pub twice: Vec<PaidTwice>,
    /// What a person would have to decide.
    pub ask: Vec<Note>,
    /// Why they cannot be one, where that is so.
    pub refused: Option<Note>,
    pub nik_differs: bool,
    pub may_swap: bool,
    /// A proposal that waits already.
    pub waiting: Option<ProposalKey>,
    pub form: Form,
}

#[derive(Clone, Debug)]
pub struct MergeSide {
    pub person: Person,
    pub masked_nik: String,
    pub standing: Standing,
    /// Stretches of paid months, first and last.
    pub months: Vec<(Month, Month)>,
    pub covered_until: Option<Day>,
    /// Money on receipts that stand.
    pub paid: Rupiah,
    pub credit: Rupiah,
    pub income: Option<Rupiah>,
}

/// A receipt for months that the other record had paid, and where its money goes.
#[derive(Clone, Debug)]
pub struct PaidTwice {
    pub number: String,
    pub months: Vec<Month>,
    pub amount: Rupiah,
    pub forward: Vec<Month>,
    pub moved: Rupiah,
    pub left: Rupiah,
    /// What is left belongs to a public fund.
    pub fund: bool,
}

impl MergeView {
    /// The address of the same page with the other record kept.
    pub fn pair(&self) -> (MemberId, MemberId) {
        (self.kept.person.id, self.other.person.id)
    }
}
