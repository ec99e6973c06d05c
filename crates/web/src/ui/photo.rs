//! The photo of an identity card: that there is one, the picture beside the form, and a way to send one.

use super::{Ctx, shell, to};
use app::view::{AmendView, CardPhoto};
use kernel::{Jpeg, MemberId, Note};
use maud::{Markup, html};

fn taken(ctx: &Ctx, photo: &CardPhoto) -> String {
    let note = Note::new("photo.taken").with("day", photo.on).with("by", photo.by.as_str());
    ctx.say(&note.with("office", photo.office.as_str()))
}

/// When it was taken and by whom, with the way to it where the reader may go it.
pub fn line(ctx: &Ctx, member: MemberId, photo: &CardPhoto) -> Markup {
    html! {
        (taken(ctx, photo))
        @if photo.may_see { " · " a href=(to::photo(member)) { (ctx.t("photo.see")) } }
    }
}

/// On the member's page.
pub fn part(ctx: &Ctx, member: MemberId, photo: Option<&CardPhoto>, may_add: bool) -> Markup {
    html! {
        div #photo tabindex="-1" {
            h3 { (ctx.t("photo.title")) }
            @match photo {
                Some(photo) => p { (line(ctx, member, photo)) },
                None => p {
                    (ctx.t("photo.none"))
                    @if may_add { " " a href={ (to::complete(member)) "#photo" } { (ctx.t("photo.add")) } }
                },
            }
        }
    }
}

/// Beside the form: the picture, so that what is written on the card can be read off it, and a form to send another.
pub fn beside(ctx: &Ctx, view: &AmendView) -> Markup {
    html! {
        section.beside-photo #photo tabindex="-1" aria-labelledby="photo-title" {
            h2 #photo-title { (ctx.t("photo.title")) }
            @match &view.photo {
                Some(photo) => {
                    @if photo.may_see {
                        a.picture href=(to::photo(view.member)) {
                            img src=(to::photo(view.member)) width=(photo.width) height=(photo.height)
                                alt=(ctx.say(&Note::new("photo.alt").with("name", view.name.as_str())));
                        }
                    }
                    p { (taken(ctx, photo)) }
                    @if photo.may_see { p.hint { (ctx.t("photo.logged")) } }
                    @if view.form.error("jpeg").is_some() { (send(ctx, view)) }
                    @else { (shell::fold(&ctx.t("photo.replace"), send(ctx, view))) }
                },
                None => { p { (ctx.t("photo.none")) } (send(ctx, view)) },
            }
            script type="module" src="/assets/photo.js" {}
        }
    }
}

fn send(ctx: &Ctx, view: &AmendView) -> Markup {
    let error = view.form.error("jpeg");
    let most = ctx.say(&Note::new("photo.choose.hint").with("most", Jpeg::MOST_BYTES as i64 / 1000));
    html! {
        form action=(to::keep_photo(view.member)) method="post" enctype="multipart/form-data" {
            (shell::csrf(ctx))
            input type="hidden" name="command" value=(view.photo_command);
            div.field.wrong[error.is_some()] {
                label for="jpeg" { (ctx.t("photo.choose")) }
                p.hint #jpeg-hint { (most) }
                @if view.photo.is_some() { p.hint { (ctx.t("photo.replace.why")) } }
                @if let Some(error) = error { p.error #jpeg-error { (ctx.say(&error.note)) } }
                input #jpeg type="file" name="jpeg" accept="image/jpeg,image/*" required data-photo
                    aria-describedby=(if error.is_some() { "jpeg-hint jpeg-error" } else { "jpeg-hint" });
            }
            p.actions { button.second { (ctx.t("photo.send")) } }
        }
    }
}
