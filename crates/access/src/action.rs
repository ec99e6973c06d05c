use crate::role::keyed;

keyed! {
    /// Everything that can be asked of the house. A new road needs a row here, in `grant` and in the matrix.
    Action, "action" {
        // About one person: changes.
        RegisterMember = "register_member",
        /// Heirs, address, telephone, within fourteen days of registering.
        CompleteMember = "complete_member",
        TakePayment = "take_payment",
        ReverseReceipt = "reverse_receipt",
        /// Brings in members who exist already, with what they have paid.
        OpenBalances = "open_balances",
        /// Death, leaving, old-age savings taken.
        RecordEnding = "record_ending",
        DecideDuplicate = "decide_duplicate",
        DecideDispute = "decide_dispute",

        // About one person: looks.
        SearchMembers = "search_members",
        ViewMember = "view_member",
        ViewCoverage = "view_coverage",
        ViewReceipt = "view_receipt",
        /// The work-list: duplicates, disputes, what is missing.
        ViewTasks = "view_tasks",

        // Figures, without persons.
        ViewTallies = "view_tallies",
        ViewOffice = "view_office",
        ViewActivity = "view_activity",

        // Reaching people.
        PlanCampaign = "plan_campaign",
        PlanActivity = "plan_activity",
        SetTarget = "set_target",

        // The house itself.
        ManageOffices = "manage_offices",
        ManageUsers = "manage_users",
        ManageDevices = "manage_devices",
        ManageClients = "manage_clients",
        ViewAudit = "view_audit",
        ViewHealth = "view_health",

        // Open to whoever is signed in.
        Quote = "quote",
        ViewScheme = "view_scheme",
        ViewRegions = "view_regions",
        /// One's own password, code and sessions.
        OwnAccount = "own_account",
    }
}

impl Action {
    /// True for what belongs to a person or an area, so that a place must be said. Without one it is denied.
    pub fn is_placed(self) -> bool {
        use Action::*;
        !matches!(self, Quote | ViewScheme | ViewRegions | OwnAccount | ViewHealth | ManageClients)
    }

    /// True for what is asked of a person already on record: outside one's territory even their existence is a
    /// secret, and the answer is "not found".
    pub fn is_about_somebody(self) -> bool {
        use Action::*;
        matches!(
            self,
            CompleteMember
                | TakePayment
                | ReverseReceipt
                | RecordEnding
                | DecideDuplicate
                | DecideDispute
                | ViewMember
                | ViewCoverage
                | ViewReceipt
        )
    }

    /// True for what changes something of the world, not only of one's own account.
    pub fn changes(self) -> bool {
        use Action::*;
        matches!(
            self,
            RegisterMember
                | CompleteMember
                | TakePayment
                | ReverseReceipt
                | OpenBalances
                | RecordEnding
                | DecideDuplicate
                | DecideDispute
                | PlanCampaign
                | PlanActivity
                | SetTarget
                | ManageOffices
                | ManageUsers
                | ManageDevices
                | ManageClients
        )
    }

    /// True for what shows a person by name.
    pub fn shows_persons(self) -> bool {
        use Action::*;
        matches!(self, SearchMembers | ViewMember | ViewCoverage | ViewReceipt | ViewTasks)
    }
}
