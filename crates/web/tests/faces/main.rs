//! The faces, called in process: the router on a fresh house, without a socket.

mod api;
mod description;
mod door;
mod gates;
mod kit;
mod limits;
