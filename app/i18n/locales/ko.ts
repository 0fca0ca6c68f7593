import accounts from './ko/accounts.json' with { type: 'json' }
import admin from './ko/admin.json' with { type: 'json' }
import audit from './ko/audit.json' with { type: 'json' }
import badges from './ko/badges.json' with { type: 'json' }
import blocks from './ko/blocks.json' with { type: 'json' }
import brand from './ko/brand.json' with { type: 'json' }
import cases from './ko/cases.json' with { type: 'json' }
import catalogue from './ko/catalogue.json' with { type: 'json' }
import causes from './ko/causes.json' with { type: 'json' }
import common from './ko/common.json' with { type: 'json' }
import composer from './ko/composer.json' with { type: 'json' }
import detection from './ko/detection.json' with { type: 'json' }
import errors from './ko/errors.json' with { type: 'json' }
import fairness from './ko/fairness.json' with { type: 'json' }
import flags from './ko/flags.json' with { type: 'json' }
import following from './ko/following.json' with { type: 'json' }
import forms from './ko/forms.json' with { type: 'json' }
import gaming from './ko/gaming.json' with { type: 'json' }
import groups from './ko/groups.json' with { type: 'json' }
import health from './ko/health.json' with { type: 'json' }
import holding from './ko/holding.json' with { type: 'json' }
import identity from './ko/identity.json' with { type: 'json' }
import imports from './ko/import.json' with { type: 'json' }
import inbox from './ko/inbox.json' with { type: 'json' }
import joining from './ko/joining.json' with { type: 'json' }
import leaderboard from './ko/leaderboard.json' with { type: 'json' }
import leaving from './ko/leaving.json' with { type: 'json' }
import ledger from './ko/ledger.json' with { type: 'json' }
import legal from './ko/legal.json' with { type: 'json' }
import live from './ko/live.json' with { type: 'json' }
import loyalty from './ko/loyalty.json' with { type: 'json' }
import mail from './ko/mail.json' with { type: 'json' }
import markdown from './ko/markdown.json' with { type: 'json' }
import merge from './ko/merge.json' with { type: 'json' }
import moderation from './ko/moderation.json' with { type: 'json' }
import notifications from './ko/notifications.json' with { type: 'json' }
import opening from './ko/opening.json' with { type: 'json' }
import parts from './ko/parts.json' with { type: 'json' }
import perks from './ko/perks.json' with { type: 'json' }
import posts from './ko/posts.json' with { type: 'json' }
import promises from './ko/promises.json' with { type: 'json' }
import push from './ko/push.json' with { type: 'json' }
import replies from './ko/replies.json' with { type: 'json' }
import reports from './ko/reports.json' with { type: 'json' }
import requests from './ko/requests.json' with { type: 'json' }
import review from './ko/review.json' with { type: 'json' }
import rules from './ko/rules.json' with { type: 'json' }
import search from './ko/search.json' with { type: 'json' }
import settings from './ko/settings.json' with { type: 'json' }
import severity from './ko/severity.json' with { type: 'json' }
import shell from './ko/shell.json' with { type: 'json' }
import site from './ko/site.json' with { type: 'json' }
import spam from './ko/spam.json' with { type: 'json' }
import stories from './ko/stories.json' with { type: 'json' }
import surveys from './ko/surveys.json' with { type: 'json' }
import threads from './ko/threads.json' with { type: 'json' }
import tokens from './ko/tokens.json' with { type: 'json' }
import transparency from './ko/transparency.json' with { type: 'json' }
import trust from './ko/trust.json' with { type: 'json' }
import work from './ko/work.json' with { type: 'json' }

/** Every Korean text by file, the same files as `en.ts`. */
export const ko = {
  accounts,
  audit,
  badges,
  blocks,
  brand,
  cases,
  catalogue,
  admin,
  composer,
  common,
  detection,
  errors,
  fairness,
  flags,
  following,
  forms,
  gaming,
  groups,
  health,
  import: imports,
  holding,
  identity,
  inbox,
  joining,
  leaderboard,
  leaving,
  ledger,
  reports,
  rules,
  loyalty,
  legal,
  live,
  mail,
  markdown,
  merge,
  moderation,
  notifications,
  opening,
  parts,
  posts,
  push,
  replies,
  requests,
  review,
  perks,
  promises,
  search,
  settings,
  severity,
  shell,
  site,
  spam,
  stories,
  causes,
  surveys,
  threads,
  tokens,
  transparency,
  trust,
  work,
}
