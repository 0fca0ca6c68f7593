import type { Settings } from './kinds.ts'

export const liveSettings = {
  'live.streamSeconds': {
    expert: true,
    kind: 'integer',
    default: 55,
    min: 10,
    max: 600,
    unit: 'seconds',
    about: 'How long a stream of news to a browser stays open before it is opened again: less than proxies allow.',
    source: 'nginx and most load balancers end a connection after 60 s of silence or of life',
  },
  'live.streams': {
    expert: true,
    kind: 'integer',
    default: 1_000,
    min: 0,
    max: 10_000,
    unit: 'streams',
    about: 'Open streams of news per process; 0 switches them off. Pages work without them.',
  },
  'live.streamsPerAddress': {
    expert: true,
    kind: 'integer',
    default: 50,
    min: 1,
    max: 10_000,
    unit: 'streams',
    about: 'Open streams of news per address, which may be a whole office.',
  },
} as const satisfies Settings
