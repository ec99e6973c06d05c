//! Reads: what a page or an answer needs, gathered for somebody who may see it. A view never decides.
