//! The photo of an identity card: sealed like a NIK, in a place of its own, with a fact that holds its digest alone.

use kernel::{CommandId, MemberId};
use member::Photo;
use seal::Seal;
use store::member::{By, Group};
use store::photos::NewPhoto;

/// What a picture is sealed for: its own place, and the command that brought it, whoever the record becomes.
const PICTURE: &str = "picture.jpeg";

/// Tells one picture from another, and says nothing about it without the key.
pub(crate) fn digest(seal: &Seal, jpeg: &[u8]) -> [u8; 32] {
    seal.command_hash(&[b"photo|", jpeg].concat())
}

pub(crate) fn keep(seal: &Seal, group: &mut Group, member: MemberId, photo: &Photo, by: By) {
    let picture = &photo.picture;
    group.photo(NewPhoto {
        member,
        digest: photo.digest,
        bytes: picture.bytes().len() as i64,
        width: i64::from(picture.width()),
        height: i64::from(picture.height()),
        sealed: seal.encrypt(PICTURE, by.command.0, picture.bytes()),
        by,
    });
}

/// The picture as it was taken, where it opens and is the one that the fact tells of.
pub(crate) fn open(seal: &Seal, command: CommandId, digest_held: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let jpeg = seal.decrypt(PICTURE, command.0, sealed).ok()?;
    seal::same(&digest(seal, &jpeg), digest_held).then_some(jpeg)
}
