/** What one row changed. `field` null: the row holds a single value. '' stands for nothing. */
export type AuditChange = { field: string | null; before: string; after: string }

/**
 * The differences between the two sides of a row, field by field, in the order of their fields; what is the same on both
 * sides is left out. @param before JSON, null where there was nothing
 */
export function auditChanges(before: string | null, after: string | null): AuditChange[] {
  const [was, is] = [sides(before), sides(after)]
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return fields
    .map((field) => ({ field: field === '' ? null : field, before: told(was[field]), after: told(is[field]) }))
    .filter((change) => change.before !== change.after)
}

function sides(text: string | null): Record<string, unknown> {
  if (text === null) return {}
  const value = JSON.parse(text) as unknown
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { '': value }
}

function told(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(told).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}
