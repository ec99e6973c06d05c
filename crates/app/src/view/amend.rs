use super::{CardPhoto, Choice, Form, Place, Standing, ToComplete};
use kernel::{CommandId, MemberId, Note};

/// Changing what is known of a member: corrected, completed, or ended. One form each, and one reason.
///
/// Fields to correct: `name`, `born`, `sex`, `village_search`, `home`, `occupation`, `income`, `sector`, `nik`, `phone`,
/// `address`, `reason`. To complete: `heir1_name`, `heir1_relation`, `heir1_born`, `heir2_…`, `phone`, `address`. To
/// end: `why` (left, old_age_taken), `on`, `told_by`.
#[derive(Clone, Debug)]
pub struct AmendView {
    /// Minted with the page: sending it twice is one change.
    pub command: CommandId,
    pub member: MemberId,
    pub name: String,
    pub masked_phone: Option<String>,
    pub standing: Standing,
    pub sentence: Note,
    pub form: Form,
    /// The values as they stand, by field: what is sent again unchanged is not a change.
    pub held: Form,
    pub villages: Vec<Place>,
    pub more_villages: bool,
    pub sectors: Vec<Choice>,
    pub relations: Vec<Choice>,
    pub missing: Vec<ToComplete>,
    pub photo: Option<CardPhoto>,
    /// For a photo sent from this page: a command beside the form's own.
    pub photo_command: CommandId,
}
