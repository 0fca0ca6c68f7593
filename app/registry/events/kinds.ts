/** Field kinds: `id` text, `id?` text or null, `text`, `number`. */
export type FieldKind = 'id' | 'id?' | 'text' | 'number'

/** `public` events are the topics of webhooks: other systems rely on their payload. */
export type EventTable = Record<string, { about: string; public: boolean; fields: Record<string, FieldKind> }>
