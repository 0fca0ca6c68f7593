import { replyVariables, type ReplyVariable } from '#app/registry/reply-variables.ts'

/** Values of a case by variable; null or left out: the case has none. */
export type ReplyValues = Partial<Record<ReplyVariable, string | null>>

const marks = new RegExp(`\\{(${Object.keys(replyVariables).join('|')})\\}`, 'g')
/** Code that is shown as it is: between fences, and between backticks on one line. */
const code = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)|`[^`\n]*`/gm

/**
 * Puts the values of a case into a template. What a value holds is text, not Markdown: a name with a star stays one.
 * @returns the text, and the variables that it still names, each once
 */
export function fillTemplate(text: string, values: ReplyValues): { text: string; missing: ReplyVariable[] } {
  const filled = text.replace(marks, (mark, name: ReplyVariable) => {
    const value = values[name]
    return value === null || value === undefined || value === '' ? mark : escaped(value)
  })
  return { text: filled, missing: openVariables(filled) }
}

/** The variables that a text leaves open, each once; those within code are meant as they are. */
export function openVariables(text: string): ReplyVariable[] {
  const found = [...text.replace(code, '').matchAll(marks)].map(([, name]) => name as ReplyVariable)
  return [...new Set(found)]
}

/** Words in braces that are no variable: a template with one is a slip of the pen. */
export function unknownVariables(text: string): string[] {
  const found = [...text.replace(code, '').matchAll(/\{([a-z_]{2,30})\}/g)].map(([, name]) => name ?? '')
  return [...new Set(found)].filter((name) => !Object.hasOwn(replyVariables, name))
}

/** Addresses stay as they are: their signs mean nothing in Markdown. */
function escaped(value: string): string {
  return /^https?:\/\/\S+$/.test(value) ? value : value.replace(/[\\`*_[\]<>{}~]/g, (sign) => `\\${sign}`)
}
