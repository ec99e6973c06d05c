//! What people type into fields, read or refused at the field.

use app::view::Form;
use kernel::{CommandId, Day, Refusal, Rupiah};

/// Collects what is wrong while a form is read, so that all of it is said at once.
pub(super) struct Typed<'a> {
    form: &'a Form,
    pub errors: Vec<Refusal>,
}

impl<'a> Typed<'a> {
    pub fn of(form: &'a Form) -> Typed<'a> {
        Typed { form, errors: Vec::new() }
    }

    fn wrong(&mut self, field: &'static str, code: &'static str) {
        self.errors.push(Refusal::of(field, code));
    }

    /// What is said of a field that was left empty.
    pub fn missing(mut self, field: &'static str) -> Vec<Refusal> {
        self.wrong(field, "read.form.missing");
        self.errors
    }

    /// Filled in, without blanks around it.
    pub fn text(&mut self, field: &'static str) -> String {
        let text = self.form.get(field).trim().to_owned();
        if text.is_empty() {
            self.wrong(field, "read.form.missing");
        }
        text
    }

    /// Nothing where it was left empty.
    pub fn optional(&self, field: &str) -> Option<String> {
        Some(self.form.get(field).trim().to_owned()).filter(|text| !text.is_empty())
    }

    pub fn day(&mut self, field: &'static str) -> Option<Day> {
        let text = self.text(field);
        let day = app::day_typed(&text);
        if day.is_none() && !text.is_empty() {
            self.wrong(field, "read.form.day");
        }
        day
    }

    pub fn rupiah(&mut self, field: &'static str) -> Rupiah {
        let text = self.text(field);
        let amount = Rupiah::parse(&text).ok().filter(|amount| !amount.is_negative());
        if amount.is_none() && !text.is_empty() {
            self.wrong(field, "read.form.rupiah");
        }
        amount.unwrap_or(Rupiah::ZERO)
    }

    /// How many, as people write a number: 1.200.
    pub fn count(&mut self, field: &'static str) -> i64 {
        self.rupiah(field).0
    }

    /// A number in a field whose name is made; nothing where it was left empty.
    pub fn written(&mut self, field: &str) -> Option<i64> {
        let text = self.optional(field)?;
        let number = Rupiah::parse(&text).ok().filter(|number| !number.is_negative());
        if number.is_none() {
            self.errors
                .push(Refusal { field: Some(field.to_owned().into()), ..Refusal::new("limits.number") });
        }
        number.map(|number| number.0)
    }

    pub fn yes(&mut self, field: &'static str) -> bool {
        match self.form.get(field) {
            "yes" => true,
            "no" => false,
            _ => {
                self.wrong(field, "read.form.missing");
                false
            }
        }
    }

    pub fn consent(&mut self, field: &'static str) -> bool {
        let given = self.form.has(field, "yes");
        if !given {
            self.wrong(field, "read.form.consent");
        }
        given
    }

    pub fn village(&mut self, field: &'static str) -> String {
        let code = self.form.get(field).trim().to_owned();
        if code.is_empty() {
            self.wrong(field, "read.form.village");
        }
        code
    }

    pub fn months(&mut self, field: &'static str) -> u8 {
        match self.form.get(field).parse() {
            Ok(months) if (1..=12).contains(&months) => months,
            _ => {
                self.wrong(field, "read.form.months");
                0
            }
        }
    }

    pub fn all(&self, field: &str) -> Vec<String> {
        let mut all = self.form.values.get(field).cloned().unwrap_or_default();
        all.sort();
        all.dedup();
        all
    }
}

/// The id the form carries; a form that lost it is a new one.
pub(super) fn command(form: &Form) -> Option<CommandId> {
    form.get("command").parse().ok()
}

/// An amount that is not the price is told at the field before anything is sent.
pub(super) fn price_differs(given: Rupiah, right: Rupiah, months: u8) -> Option<Refusal> {
    (given != right).then(|| {
        Refusal::of("amount", "read.form.amount")
            .with("given", given)
            .with("right", right)
            .with("months", i64::from(months))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(values: &[(&str, &str)]) -> Form {
        let mut form = Form::default();
        values.iter().for_each(|(name, value)| form.set(name, *value));
        form
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_each_at_its_field() {
        let form =
            form(&[("born", "April 1987"), ("income", "satu juta"), ("months", "13"), ("works_now", "no")]);
        let mut typed = Typed::of(&form);
        typed.text("name");
        assert_eq!(typed.day("born"), None);
        assert_eq!(typed.rupiah("income"), Rupiah::ZERO);
        typed.months("months");
        assert!(!typed.yes("works_now"));
        typed.yes("well_now");
        typed.consent("consent");
        typed.village("home");
        let said: Vec<(&str, &str)> =
            typed.errors.iter().map(|e| (e.field.as_deref().unwrap_or_default(), e.code())).collect();
        assert_eq!(
            said,
            [
                ("name", "read.form.missing"),
                ("born", "read.form.day"),
                ("income", "read.form.rupiah"),
                ("months", "read.form.months"),
                ("well_now", "read.form.missing"),
                ("consent", "read.form.consent"),
                ("home", "read.form.village"),
            ]
        );
        assert!(typed.errors.iter().all(|e| text::has(e.code())));
    }

    #[test]
    fn what_is_right_is_read() {
        let form = form(&[
            ("born", "15-04-1987"),
            ("amount", "Rp 16.800"),
            ("months", "3"),
            ("programmes", "JKM"),
            ("programmes", "JKK"),
            ("programmes", "JKK"),
        ]);
        let mut typed = Typed::of(&form);
        assert_eq!(typed.day("born").map(|d| d.to_string()).as_deref(), Some("1987-04-15"));
        assert_eq!(typed.rupiah("amount"), Rupiah(16_800));
        assert_eq!(typed.months("months"), 3);
        assert_eq!(typed.all("programmes"), ["JKK", "JKM"]);
        assert_eq!(typed.optional("phone"), None);
        assert!(typed.errors.is_empty());
        assert!(price_differs(Rupiah(16_800), Rupiah(16_800), 1).is_none());
        assert_eq!(
            price_differs(Rupiah(1), Rupiah(16_800), 1).map(|r| r.code().to_owned()).as_deref(),
            Some("read.form.amount")
        );
    }
}
