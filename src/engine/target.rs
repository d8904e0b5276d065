//! Which engine is meant, as it is written after `--on`.

use std::path::{Path, PathBuf};

use crate::relational::sql::Dialect;

/// Where tables are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// In a folder, which DuckDB reads.
    Folder(PathBuf),
    /// In a database of PostgreSQL, by its address.
    Postgres(String),
    /// In a folder that a cluster of Spark reads.
    Spark {
        /// The address of the cluster.
        master: String,
        /// The folder, as the cluster knows it.
        tables: String,
    },
}

/// Why an address is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTarget {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: &'static str,
}

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];
const SPARK: &str = "spark://";

impl Target {
    /// The target of an address: `postgres://…`, `spark://HOST:PORT/FOLDER` or the folder of tables.
    ///
    /// # Errors
    /// [`NoTarget`], in which no password is told.
    pub fn parse(address: &str) -> Result<Self, NoTarget> {
        if let Some(rest) = SCHEMES.iter().find_map(|scheme| address.strip_prefix(scheme)) {
            return if has_password(rest) {
                Err(NoTarget {
                    message: "the address of a database has a password in it".to_owned(),
                    help: "give the password in PGPASSWORD or in `~/.pgpass`, where others cannot read it",
                })
            } else {
                Ok(Self::Postgres(address.to_owned()))
            };
        }
        if address.contains("password=")
            || ["postgres:", "postgresql:"].iter().any(|of| address.starts_with(of))
        {
            return Err(NoTarget {
                message: "this is no address of a database".to_owned(),
                help: "write `postgres://USER@HOST/DATABASE`; the password is taken from PGPASSWORD or `~/.pgpass`",
            });
        }
        if let Some(rest) = address.strip_prefix(SPARK) {
            if rest.split_once('@').is_some_and(|(user, _)| user.contains(':')) {
                return Err(NoTarget {
                    message: "the address of a cluster has a password in it".to_owned(),
                    help: "write `spark://HOST:PORT/FOLDER`",
                });
            }
            return match rest.split_once('/') {
                Some((host, tables)) if !host.is_empty() && !tables.is_empty() => {
                    Ok(Self::Spark { master: format!("{SPARK}{host}"), tables: format!("/{tables}") })
                }
                _ => Err(NoTarget {
                    message: format!("`{address}` does not say where the tables are"),
                    help: "write `spark://HOST:PORT/FOLDER`, with the folder of tables as the cluster knows it",
                }),
            };
        }
        if let Some((scheme, _)) = address.split_once("://") {
            return Err(NoTarget {
                message: format!("unknown engine `{scheme}`"),
                help: "engines: a folder of tables, `postgres://…`, `spark://HOST:PORT/FOLDER`",
            });
        }
        Ok(Self::Folder(Path::new(address).to_owned()))
    }

    /// The SQL of its engine.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Folder(_) => Dialect::DuckDb,
            Self::Postgres(_) => Dialect::Postgres,
            Self::Spark { .. } => Dialect::Spark,
        }
    }
}

/// True of an address, without its scheme, that may have a password: after the user, or as a parameter. See "Connection
/// URIs" in PostgreSQL's manual, 34.1.1.2.
fn has_password(rest: &str) -> bool {
    let (before, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let of_user = before.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'));
    // A name may be written in part by the numbers of its characters.
    let is_password = |parameter: &str| {
        let name = parameter.split('=').next().unwrap_or_default().to_lowercase();
        name == "password" || name == "sslpassword" || name.contains('%')
    };
    of_user || parameters.split('&').any(is_password)
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn an_address_says_which_engine_is_meant() {
        let spark =
            Target::Spark { master: "spark://host:7077".to_owned(), tables: "/data/tables".to_owned() };
        assert_eq!(Target::parse("spark://host:7077/data/tables"), Ok(spark));
        let database = "postgres://reader@localhost/library";
        assert_eq!(Target::parse(database), Ok(Target::Postgres(database.to_owned())));
        assert_eq!(Target::parse("tables"), Ok(Target::Folder("tables".into())));
    }

    #[test]
    fn no_message_has_a_password() {
        assert!(Target::parse("postgres:///library?host=localhost&user=me").is_ok());
        for address in [
            "postgres://me:secret@localhost/library",
            "postgresql://me:secret@[::1]:5432/library",
            "postgres://localhost/library?password=secret",
            "postgres:///library?user=me&sslPassword=secret",
            "postgres:///library?pass%77ord=secret",
        ] {
            let refused = Target::parse(address);
            assert!(refused.is_err(), "{address}");
            assert!(!format!("{refused:?}").contains("secret"), "{refused:?}");
        }
        for address in ["postgres://h/db?passfile=/x", "postgres://h:5432/db?user=a@b"] {
            assert!(Target::parse(address).is_ok(), "{address}");
        }
        for address in [
            "host=localhost password=secret",
            "postgres:me:secret@h/db",
            "spark://me:secret@host:7077/tables",
        ] {
            let refused = Target::parse(address);
            assert!(refused.is_err() && !format!("{refused:?}").contains("secret"), "{address}");
        }
        assert!(Target::parse("mysql://localhost/library").is_err());
        assert!(Target::parse("spark://host:7077").is_err());
    }
}
