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
        people.div_ceil(self.one_in())
    }

    /// One person of the world stands for so many.
    pub(crate) fn one_in(self) -> u32 {
        match self {
            Size::Full => 1,
            Size::Small => SMALL,
        }
    }
}
