//! The properties of CiTO, the Citation Typing Ontology, version 2.8.1 (<http://purl.org/spar/cito>), as
//! which intents and relations are exported.

use crate::catalog::fields::Fields;
use crate::code::Code;
use crate::diagnostic::Diagnostic;

/// The properties that lead from one work to another, in alphabetical order; those of a citation's parts
/// (`hasCitedEntity`, …) are left out. `isCitedAsPontentialSolutionBy` is spelled as the ontology has it.
const PROPERTIES: [&str; 92] = [
    "agreesWith",
    "cites",
    "citesAsAuthority",
    "citesAsDataSource",
    "citesAsEvidence",
    "citesAsMetadataDocument",
    "citesAsPotentialSolution",
    "citesAsRecommendedReading",
    "citesAsRelated",
    "citesAsSourceDocument",
    "citesForInformation",
    "compiles",
    "confirms",
    "containsAssertionFrom",
    "corrects",
    "credits",
    "critiques",
    "derides",
    "describes",
    "disagreesWith",
    "discusses",
    "disputes",
    "documents",
    "extends",
    "givesBackgroundTo",
    "givesSupportTo",
    "hasReplyFrom",
    "includesExcerptFrom",
    "includesQuotationFrom",
    "isAgreedWithBy",
    "isCitedAsAuthorityBy",
    "isCitedAsDataSourceBy",
    "isCitedAsEvidenceBy",
    "isCitedAsMetadataDocumentBy",
    "isCitedAsPontentialSolutionBy",
    "isCitedAsRecommendedReadingBy",
    "isCitedAsRelatedBy",
    "isCitedAsSourceDocumentBy",
    "isCitedBy",
    "isCitedForInformationBy",
    "isCompiledBy",
    "isConfirmedBy",
    "isCorrectedBy",
    "isCreditedBy",
    "isCritiquedBy",
    "isDeridedBy",
    "isDescribedBy",
    "isDisagreedWithBy",
    "isDiscussedBy",
    "isDisputedBy",
    "isDocumentedBy",
    "isExtendedBy",
    "isLinkedToBy",
    "isParodiedBy",
    "isPlagiarizedBy",
    "isQualifiedBy",
    "isRefutedBy",
    "isRetractedBy",
    "isReviewedBy",
    "isRidiculedBy",
    "isSpeculatedOnBy",
    "isSupportedBy",
    "isUpdatedBy",
    "likes",
    "linksTo",
    "obtainsBackgroundFrom",
    "obtainsSupportFrom",
    "parodies",
    "plagiarizes",
    "providesAssertionFor",
    "providesConclusionsFor",
    "providesDataFor",
    "providesExcerptFor",
    "providesMethodFor",
    "providesQuotationFor",
    "qualifies",
    "refutes",
    "repliesTo",
    "retracts",
    "reviews",
    "ridicules",
    "sharesAuthorInstitutionWith",
    "sharesAuthorWith",
    "sharesFundingAgencyWith",
    "sharesJournalWith",
    "sharesPublicationVenueWith",
    "speculatesOn",
    "supports",
    "updates",
    "usesConclusionsFrom",
    "usesDataFrom",
    "usesMethodIn",
];

/// Reports a `cito` that is no property of the ontology.
pub(super) fn check(fields: &Fields<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(term) = fields.words("cito") else { return };
    if PROPERTIES.contains(&term.as_str()) {
        return;
    }
    let message = format!("unknown CiTO property `{}`", term.value);
    let bare = term.value.strip_prefix("cito:").unwrap_or(&term.value);
    diagnostics.push(
        Diagnostic::new(Code::UnknownId, term.span, message)
            .nearest(bare, PROPERTIES)
            .otherwise("http://purl.org/spar/cito lists its properties"),
    );
}
