import type { Settings } from './kinds.ts'

export const siteSettings = {
  'site.backupDays': {
    kind: 'integer',
    default: 2,
    min: 1,
    max: 365,
    unit: 'days',
    about: 'Admins are told once a day while the last good backup of `dangol backup` is older than this.',
    source: 'a nightly backup that was missed once',
  },
  'site.name': {
    kind: 'text',
    default: 'Dangol',
    maxLength: 60,
    about: 'Name of the company or community: in the header, in titles and in mail.',
  },
  'site.nameKo': {
    kind: 'text',
    default: '',
    maxLength: 60,
    about: 'The name as Korean readers see it. Empty: the same as in English.',
  },
  'site.language': {
    kind: 'choice',
    default: 'en',
    options: ['en', 'ko'],
    about: "Language for readers whose browser asks for neither of the site's languages.",
  },
  'site.navigationOrder': {
    kind: 'list',
    default: [],
    maxItems: 20,
    page: '/admin/navigation',
    about: 'Order of the entries in the main menu. Entries that are not named come last.',
  },
  'site.navigationHidden': {
    kind: 'list',
    default: [],
    maxItems: 20,
    page: '/admin/navigation',
    about: 'Entries that the main menu leaves out.',
  },
  'site.setupSkipped': {
    kind: 'list',
    default: [],
    maxItems: 30,
    page: '/admin/setup',
    about: 'Steps of the setup that were left for later.',
  },
  'site.setupClosed': {
    kind: 'switch',
    default: false,
    page: '/admin/setup',
    about: 'Whether the list of the setup is hidden from the front page of admins.',
  },
  'site.own': {
    kind: 'switch',
    default: false,
    page: '/admin/own-site',
    about: 'Whether the site began empty on purpose: then no demo is played into it.',
  },
  'site.timeZone': {
    kind: 'text',
    default: 'Asia/Seoul',
    maxLength: 60,
    about: 'Time zone of the community: daily limits, statistics and displayed times.',
  },
} as const satisfies Settings
