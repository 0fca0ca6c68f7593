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

serve(node, ['scripts/dangol.ts', 'serve', '--migrate', '--seed-demo-if-empty'], { ...env, NODE_ENV: env.NODE_ENV || 'production' })
