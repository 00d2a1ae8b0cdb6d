//! `hence man`.

use clap::CommandFactory as _;

use crate::Status;
use crate::args::Arguments;
use crate::failure::Failure;
use crate::output::print;

/// Prints one page: the command, then each of its commands.
pub(crate) fn run() -> Result<Status, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for own in command
        .get_subcommands()
        .filter(|own| own.get_name() != "help")
    {
        let man = clap_mangen::Man::new(own.clone());
        // The first line of each names a manual of its own; here they are sections of one.
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    print(&page)?;
    Ok(Status::Clean)
}
