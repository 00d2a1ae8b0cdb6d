//! `hence new`.

use std::fs;
use std::io::Write as _;

use crate::Status;
use crate::args::New;
use crate::disk::clean;
use crate::failure::Failure;
use crate::output::say;

/// The files of a new project.
const FILES: [(&str, &str); 3] = [
    ("map.hence", include_str!("../../starter/map.hence")),
    ("source.txt", include_str!("../../starter/source.txt")),
    ("hence.toml", include_str!("../../starter/hence.toml")),
];

/// Makes a folder with a small map in it. Nothing that is there is overwritten.
pub(crate) fn run(arguments: &New) -> Result<Status, Failure> {
    let folder = &arguments.folder;
    if let Some((name, _)) = FILES.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Failure::Usage {
            message: format!("`{}` is there already", clean(&folder.join(name))),
            help: "name a folder without one; nothing was changed".into(),
        });
    }
    fs::create_dir_all(folder).map_err(|error| Failure::file("create", folder, &error))?;
    for (name, text) in FILES {
        let path = folder.join(name);
        let made = fs::File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        made.map_err(|error| Failure::file("write", &path, &error))?;
    }
    let shown = hence_report::visible(&clean(folder), true);
    say(&format!(
        "made `{shown}`: map.hence, its source.txt, and hence.toml"
    ));
    say(&format!("next: hence check {shown}"));
    Ok(Status::Clean)
}
