/** The closed list of expected failures. Anything else that is thrown is a bug and is reported as one. */
export const errorKinds = {
  not_found: { status: 404, when: 'the thing does not exist, or the reader may not know that it does' },
  unavailable: {
    status: 451,
    when: 'it is out of sight after a legal request (RFC 7725); never for those who may see it',
  },
  unauthenticated: { status: 401, when: 'the act needs a signed-in member or a valid token' },
  forbidden: { status: 403, when: 'the actor may not do this, whatever the state of things' },
  invalid: { status: 422, when: 'the input is not acceptable; `fields` says which part and why' },
  conflict: { status: 409, when: 'another actor was faster, or the same key came with another body' },
  not_now: { status: 409, when: 'allowed in principle, but not in the present state (locked, too late, already done)' },
  rate_limited: { status: 429, when: 'too many in too short a time; `retryAfterSeconds` says when to come back' },
} as const satisfies Record<string, { status: number; when: string }>

export type ErrorKind = keyof typeof errorKinds
export type ErrorParams = Record<string, string | number>
export type FieldErrors = Record<string, { key: string; params?: ErrorParams }>

export type DomainErrorOptions = {
  params?: ErrorParams
  fields?: FieldErrors
  /** Stable word for machines (`edit_conflict`); the kind when not given. */
  code?: string
  /** Whole seconds until a retry can succeed; only with `rate_limited`. */
  retryAfterSeconds?: number
  /** Facts for machines, shown as they are in the problem document of the API (`current` with `edit_conflict`). */
  details?: Record<string, unknown>
}

/**
 * An expected failure. It carries a message key and parameters, never prose: the edge renders it in the reader's
 * language. Keys are `<locale file>.<key>`, most of them `errors.<name>`.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind
  readonly key: string
  readonly params: ErrorParams
  readonly fields: FieldErrors
  readonly code: string
  readonly retryAfterSeconds: number | null
  readonly details: Record<string, unknown>

  constructor(kind: ErrorKind, key: string, options: DomainErrorOptions = {}) {
    super(`${kind}: ${key}`)
    this.name = 'DomainError'
    this.kind = kind
    this.key = key
    this.params = options.params ?? {}
    this.fields = options.fields ?? {}
    this.code = options.code ?? kind
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
    this.details = options.details ?? {}
  }
}

/**
 * A thing that is not there, or that the reader may not know of: the two look alike. @param key the text of the noun,
 * `cases.errors.notFound`
 */
export function notFound(key = 'errors.notFound'): DomainError {
  return new DomainError('not_found', key)
}

/** By name, not by `instanceof`: the command line and the bundled server may hold two copies of the class. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'kind' in error
}

/** HTTP status of a failure, 500 for a bug. */
export function statusOf(error: unknown): number {
  return isDomainError(error) ? errorKinds[error.kind].status : 500
}
