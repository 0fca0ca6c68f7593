import type { KindTable } from './kinds.ts'

export const storyKinds = {
  storyPublished: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.published': { to: 'authorId', subject: 'storyId' } },
  },
  storyChangesRequested: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'changes_requested' }, subject: 'storyId' } },
  },
  storyProposed: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'author_review' }, subject: 'storyId' } },
  },
  storyDeclined: {
    topic: 'stories',
    subject: 'story',
    urgency: 'urgent',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'declined' }, subject: 'storyId' } },
  },
  storyRetired: {
    topic: 'stories',
    subject: 'story',
    urgency: 'daily',
    purpose: 'service',
    on: { 'story.moved': { to: 'authorId', when: { to: 'retired' }, subject: 'storyId' } },
  },
} as const satisfies KindTable
