//! `completions` and `man`: for the shell and for reading.

use super::context::{Context, Failure};
use super::help::command;
use super::out::Out;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "SHELL")]
    shell: clap_complete::Shell,
}

pub(super) fn completions(args: &Args, context: &Context, out: &mut Out) {
    clap_complete::generate(args.shell, &mut command(&context.texts), "werkvloer", out.bytes());
}

pub(super) fn man(context: &Context, out: &mut Out) -> Result<(), Failure> {
    let page = clap_mangen::Man::new(command(&context.texts));
    page.render(out.bytes()).map_err(Failure::Output)
}
