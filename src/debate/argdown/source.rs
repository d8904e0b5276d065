//! The JSON that Argdown exports (`JSONExportPlugin` of `@argdown/core` 2), as far as it is read.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de::IgnoredAny};

/// A whole export.
#[derive(Deserialize)]
pub(super) struct Export {
    pub(super) statements: Ordered<Node>,
    pub(super) arguments: Ordered<Node>,
    #[serde(default)]
    pub(super) relations: Vec<Relation>,
    #[serde(default)]
    pub(super) sections: Vec<Section>,
}

/// An equivalence class of statements, or an argument.
#[derive(Default, Deserialize)]
pub(super) struct Node {
    #[serde(default)]
    pub(super) members: Vec<Member>,
    /// The statements of its last reconstruction; none of a statement.
    #[serde(default)]
    pub(super) pcs: Vec<Member>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    pub(super) section: Option<String>,
    pub(super) color: Option<IgnoredAny>,
    pub(super) data: Option<Data>,
}

/// One occurrence of a statement, or of the description of an argument.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Member {
    pub(super) title: Option<String>,
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) is_reference: bool,
    #[serde(default)]
    pub(super) ranges: Vec<Range>,
    pub(super) inference: Option<Inference>,
    /// Of the description of an argument: what was reconstructed right below it.
    #[serde(default)]
    pub(super) pcs: Vec<IgnoredAny>,
    pub(super) data: Option<Data>,
}

/// A marked stretch of a text, in units of UTF-16, both ends included.
#[derive(Deserialize)]
pub(super) struct Range {
    #[serde(rename = "type")]
    pub(super) sort: String,
    pub(super) start: usize,
    pub(super) stop: usize,
    pub(super) tag: Option<String>,
    pub(super) url: Option<String>,
}

/// The step to a conclusion.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Inference {
    #[serde(default)]
    pub(super) inference_rules: Vec<String>,
    pub(super) data: Option<Data>,
}

/// The data that an author gives: anything in YAML, of which two words have a meaning.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Data {
    Fields(Ordered<serde_json::Value>),
    Other(IgnoredAny),
}

impl Data {
    /// The names of the fields and their values; none of other data.
    pub(super) fn fields(&self) -> &[(String, serde_json::Value)] {
        match self {
            Self::Fields(fields) => &fields.0,
            Self::Other(_) => &[],
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&serde_json::Value> {
        self.fields().iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }
}

/// A relation between two of them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Relation {
    #[serde(default)]
    pub(super) relation_type: String,
    #[serde(default)]
    pub(super) from: String,
    #[serde(default)]
    pub(super) from_type: String,
    #[serde(default)]
    pub(super) to: String,
    #[serde(default)]
    pub(super) to_type: String,
    /// Of a relation to an inference: which of the argument's statements it concludes, from 0.
    pub(super) conclusion_index: Option<usize>,
}

/// A heading and what is below it.
#[derive(Deserialize)]
pub(super) struct Section {
    pub(super) id: Option<String>,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) children: Vec<Section>,
}

/// An object whose members keep their order, which is that of the text.
pub(super) struct Ordered<T>(pub(super) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = Ordered<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Ordered(members))
            }
        }
        from.deserialize_map(Members(PhantomData))
    }
}
