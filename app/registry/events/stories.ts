import type { EventTable } from './kinds.ts'

export const storyEvents = {
  'story.submitted': { about: 'A story waits for curation.', public: false, fields: { storyId: 'id', authorId: 'id' } },
  'story.published': {
    about: 'A story was published.',
    public: true,
    fields: { storyId: 'id', authorId: 'id', by: 'id?' },
  },
  'story.moved': {
    about: 'A story changed its state.',
    public: false,
    fields: { storyId: 'id', authorId: 'id', from: 'text', to: 'text' },
  },
  'story.withdrawn': {
    about: 'A published story was withdrawn by its author or retired.',
    public: true,
    fields: { storyId: 'id', authorId: 'id' },
  },
  'story.changed': {
    about:
      'What readers see of a story changed: shown, hidden, names, place. Read it again; not found means hidden or gone.',
    public: true,
    fields: { storyId: 'id', authorId: 'id' },
  },
} as const satisfies EventTable
