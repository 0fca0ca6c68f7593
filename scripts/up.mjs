// What `npm start` runs on a bare checkout: install, build, then one process that migrates, seeds an empty database and
// serves. What is done already is skipped. Plain JavaScript for Node 18: no package is there yet.
import { buildProduct } from './setup/build.mjs'
import { installPackages } from './setup/install.mjs'
import { checkNode, productNode, root } from './setup/node.mjs'
import { checkPort, checkWritable } from './setup/place.mjs'
import { serve } from './setup/serve.mjs'
import { environment, placeOf } from './setup/settings.mjs'

checkNode()
const env = environment()
const { host, port, dataDir } = placeOf(env)
checkWritable(root, 'the packages and the build are kept there')
checkWritable(dataDir, 'the database is kept there; another folder can be named with DATA_DIR')
await checkPort(host, port)

await installPackages()
const node = productNode()
await buildProduct(node)

// The demo's accounts have a known password, and one is an admin: only for people at this machine.
const forOneself = !env.ORIGIN || /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(env.ORIGIN)
serve(node, ['scripts/dangol.ts', 'serve', '--migrate', ...(forOneself ? ['--seed-demo-if-empty'] : [])], {
  ...env,
  NODE_ENV: env.NODE_ENV || 'production',
  DANGOL_DEMO: env.DANGOL_DEMO || (forOneself ? '1' : '0'),
})
