/**
 * The rule of a decision that names none in particular. Every other rule is one of the community guidelines, by its key
 * there: admins write those, so they are not listed here.
 */
export const generalRule = 'general'

/** The rule of the guidelines that spam breaks: what was hidden under it is remembered. */
export const advertisingRule = 'advertising'

/**
 * What the transparency database of the Commission calls a breach of a rule, for the rules that come with the product;
 * any other: `OTHER_VIOLATION_TC` (decision 065).
 */
export const breachCategories: Readonly<Record<string, string>> = {
  respect: 'ILLEGAL_OR_HARMFUL_SPEECH',
  harassment: 'CYBER_VIOLENCE',
  'personal-data': 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  advertising: 'SCAMS_AND_FRAUD',
  illegal: 'ILLEGAL_OR_HARMFUL_SPEECH',
  copyright: 'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  danger: 'RISK_FOR_PUBLIC_SECURITY',
  manipulation: 'SCAMS_AND_FRAUD',
  honesty: 'CONSUMER_INFORMATION',
  'one-account': 'SCAMS_AND_FRAUD',
}
