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
        /// Name, birth date, sex, home, NIK, telephone: with a reason.
        CorrectMember = "correct_member",
        /// An accident or a death, with the legal minimum.
        ReportIncident = "report_incident",
        /// Sends in a list of people; bringing in what it holds is `OpenBalances`.
        ImportList = "import_list",
        /// The second person's yes or no to a change about members or money.
        ApproveChange = "approve_change",

        // Money in hands, and phones.
        /// Counts what somebody hands in.
        ReceiveCash = "receive_cash",
        /// Cash in hands and what was handed in, of everybody at the office.
        ViewCash = "view_cash",
        /// Brings in the saved file of a phone, and decides about what phones sent and nobody believed.
        HandlePhones = "handle_phones",

        // About one person: looks.
        SearchMembers = "search_members",
        ViewMember = "view_member",
        ViewCoverage = "view_coverage",
        ViewReceipt = "view_receipt",
        /// The photo of the identity card: for who compares it with the form, at the desk.
        ViewPhoto = "view_photo",
        /// The work-list: duplicates, disputes, what is missing.
        ViewTasks = "view_tasks",
        ViewIncidents = "view_incidents",
        /// Lists of members by name, on screen and as files.
        ListMembers = "list_members",

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
        /// The second person's yes or no to a change of users and roles.
        ApproveUser = "approve_user",
        /// What waits for a second person, each as far as the reader may see it.
        ViewApprovals = "view_approvals",
        /// Limits above which a second person is asked.
        ManageSettings = "manage_settings",
        /// Keys, jobs, backup.
        ManageHouse = "manage_house",
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
        !matches!(
            self,
            Quote
                | ViewScheme
                | ViewRegions
                | OwnAccount
                | ViewHealth
                | ManageClients
                | ManageSettings
                | ManageHouse
        )
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
                | CorrectMember
                | ReportIncident
                | ApproveChange
                | ViewMember
                | ViewCoverage
                | ViewReceipt
                | ViewPhoto
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
                | CorrectMember
                | ReportIncident
                | ImportList
                | ApproveChange
                | ReceiveCash
                | HandlePhones
                | PlanCampaign
                | PlanActivity
                | SetTarget
                | ManageOffices
                | ManageUsers
                | ManageDevices
                | ManageClients
                | ApproveUser
                | ManageSettings
                | ManageHouse
        )
    }

    /// True for what shows a person by name.
    pub fn shows_persons(self) -> bool {
        use Action::*;
        matches!(
            self,
            SearchMembers
                | ViewMember
                | ViewCoverage
                | ViewReceipt
                | ViewPhoto
                | ViewTasks
                | ViewIncidents
                | ListMembers
        )
    }
}
