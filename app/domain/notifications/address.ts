import type { Actor } from '#app/core/actor.ts'
import { can } from '#app/core/authorize.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'
import { urls } from '#app/views/urls.ts'
import type { NotificationView } from './notification-view.ts'

type Address = (view: NotificationView, actor: Actor) => string

/** The page that shows what a notification is about; a missing subject does not compile. */
const addresses: Record<NotificationSubject, Address> = {
  post: ({ postId, subject }) => urls.permalink(postId ?? subject.id),
  suggestion: ({ subject }) => urls.suggestion(subject.id),
  case: ({ subject, topic }, actor) => {
    if (topic === 'surveys') return urls.csat(subject.id)
    if (topic === 'stories') return urls.newStory()
    return can(actor, 'case.work') && topic === 'work'
      ? urls.case(subject.number ?? 0)
      : urls.myCase(subject.number ?? 0)
  },
  nps: ({ subject }) => urls.nps(subject.id),
  fix: ({ subject }) => urls.fixed(subject.id),
  cause: ({ subject }) => urls.cause(subject.id),
  story: ({ subject }) => urls.myStory(subject.id),
  redemption: ({ subject }) => urls.myRedemption(subject.id),
  points: () => urls.myPoints(),
  tier: () => urls.myPoints(),
  badge: (_, actor) => urls.memberBadges(actor.handle ?? ''),
  trust: () => urls.myTrust(),
  finding: () => urls.corrections(),
  job: () => urls.adminJobs(),
  ledger: () => urls.adminLedger(),
  queue: () => urls.reviewQueue(),
  backup: () => urls.adminJobs(),
  perk: () => urls.perks(),
  address: () => urls.mailSettings(),
  export: () => urls.myExport(),
  flag: () => urls.myFlags(),
  decision: ({ subject }) => urls.myDecision(subject.id),
}

export function addressOf(view: NotificationView, actor: Actor): string {
  return addresses[view.subject.type](view, actor)
}
