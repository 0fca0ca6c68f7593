import accounts from './en/accounts.json' with { type: 'json' }
import admin from './en/admin.json' with { type: 'json' }
import audit from './en/audit.json' with { type: 'json' }
import badges from './en/badges.json' with { type: 'json' }
import blocks from './en/blocks.json' with { type: 'json' }
import brand from './en/brand.json' with { type: 'json' }
import cases from './en/cases.json' with { type: 'json' }
import catalogue from './en/catalogue.json' with { type: 'json' }
import causes from './en/causes.json' with { type: 'json' }
import common from './en/common.json' with { type: 'json' }
import composer from './en/composer.json' with { type: 'json' }
import detection from './en/detection.json' with { type: 'json' }
import errors from './en/errors.json' with { type: 'json' }
import fairness from './en/fairness.json' with { type: 'json' }
import flags from './en/flags.json' with { type: 'json' }
import following from './en/following.json' with { type: 'json' }
import forms from './en/forms.json' with { type: 'json' }
import gaming from './en/gaming.json' with { type: 'json' }
import groups from './en/groups.json' with { type: 'json' }
import health from './en/health.json' with { type: 'json' }
import holding from './en/holding.json' with { type: 'json' }
import identity from './en/identity.json' with { type: 'json' }
import imports from './en/import.json' with { type: 'json' }
import inbox from './en/inbox.json' with { type: 'json' }
import joining from './en/joining.json' with { type: 'json' }
import leaderboard from './en/leaderboard.json' with { type: 'json' }
import leaving from './en/leaving.json' with { type: 'json' }
import ledger from './en/ledger.json' with { type: 'json' }
import legal from './en/legal.json' with { type: 'json' }
import live from './en/live.json' with { type: 'json' }
import loyalty from './en/loyalty.json' with { type: 'json' }
import mail from './en/mail.json' with { type: 'json' }
import markdown from './en/markdown.json' with { type: 'json' }
import merge from './en/merge.json' with { type: 'json' }
import moderation from './en/moderation.json' with { type: 'json' }
import notifications from './en/notifications.json' with { type: 'json' }
import opening from './en/opening.json' with { type: 'json' }
import parts from './en/parts.json' with { type: 'json' }
import perks from './en/perks.json' with { type: 'json' }
import posts from './en/posts.json' with { type: 'json' }
import promises from './en/promises.json' with { type: 'json' }
import push from './en/push.json' with { type: 'json' }
import replies from './en/replies.json' with { type: 'json' }
import reports from './en/reports.json' with { type: 'json' }
import requests from './en/requests.json' with { type: 'json' }
import review from './en/review.json' with { type: 'json' }
import rules from './en/rules.json' with { type: 'json' }
import search from './en/search.json' with { type: 'json' }
import settings from './en/settings.json' with { type: 'json' }
import severity from './en/severity.json' with { type: 'json' }
import shell from './en/shell.json' with { type: 'json' }
import site from './en/site.json' with { type: 'json' }
import spam from './en/spam.json' with { type: 'json' }
import stories from './en/stories.json' with { type: 'json' }
import surveys from './en/surveys.json' with { type: 'json' }
import threads from './en/threads.json' with { type: 'json' }
import tokens from './en/tokens.json' with { type: 'json' }
import transparency from './en/transparency.json' with { type: 'json' }
import trust from './en/trust.json' with { type: 'json' }
import work from './en/work.json' with { type: 'json' }

/** Every English text by file. A new domain adds its file here and in `ko.ts`. */
export const en = {
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
