/// How much of the world is played.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// Everybody: for the demo.
    Full,
    /// One person in forty: for tests.
    Small,
}

const SMALL: u32 = 40;

impl Size {
    /// A number of people at this size, never none where there were some.
    pub fn scale(self, people: u32) -> u32 {
        match self {
            Size::Full => people,
            Size::Small => people.div_ceil(SMALL),
        }
    }
}
