/** Members who belong together: by hand, by a rule, or because a source such as a sign-in says so. */
export type MemberGroupTable = {
  id: string
  /** Its name in addresses, the API and claims; unique, lower-case letters, digits and hyphens. */
  key: string
  name_en: string
  name_ko: string
  about_en: string
  about_ko: string
  /** JSON list of conditions (`group-rule.ts`); who meets one of them belongs to the group. '[]': nobody by rule. */
  rule: string
  created_at: string
}

/** One reason why a member belongs to a group; they belong as long as there is one. */
export type GroupMemberTable = {
  group_id: string
  member_id: string
  /** `hand`, `rule`, or the name of a source outside: `sign-in:google`. */
  source: string
  since: string
  /** Who added the member by hand; null for rules, sources and commands. */
  added_by: string | null
}

/**
 * What a group may do in a category and those below it. In a private area a row lets the group see it; `asks` and
 * `answers` then say whether it may write too. Each 0 or 1.
 */
export type CategoryRightTable = {
  category_id: string
  group_id: string
  asks: number
  answers: number
  moderates: number
}
