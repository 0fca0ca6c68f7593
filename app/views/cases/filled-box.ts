/** What a button of the box put into it; the text takes the place of what was typed, which it begins with. */
export type FilledBox = {
  body: string
  templateId: string
  title: string
  missing: readonly string[]
  after: string
}
