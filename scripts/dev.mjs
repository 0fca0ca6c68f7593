// What `npm run dev` runs, on a bare checkout too: install, then the server of scripts/dev.ts, started again whenever a
// file that it holds changes. Plain JavaScript for Node 18: no package is there yet.
import { installPackages } from './setup/install.mjs'
import { checkNode, productNode, root } from './setup/node.mjs'
import { checkPort, checkWritable } from './setup/place.mjs'
import { serve } from './setup/serve.mjs'
import { environment, placeOf } from './setup/settings.mjs'

checkNode()
const env = environment()
const { host, port, dataDir } = placeOf(env)
checkWritable(root, 'the packages are kept there')
checkWritable(dataDir, 'the database is kept there; another folder can be named with DATA_DIR')
await checkPort(host, port)
await installPackages()

// Everything but routes, components and styles, which Vite brings up to date while the server runs. Named one by one,
// because Node would also follow the files that Vite writes in passing, and start again for ever.
const held = [
  'app/core',
  'app/domain',
  'app/i18n',
  'app/jobs.server.ts',
  'app/reactions.server.ts',
  'app/boot.server.ts',
  'app/registry',
  'app/web',
  'db',
  'scripts',
]
const watch = held.map((folder) => `--watch-path=${folder}`)

serve(productNode(), [...watch, '--watch-preserve-output', 'scripts/dev.ts'], { ...env, NODE_ENV: 'development' })
