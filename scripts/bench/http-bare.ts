import { createServer } from 'node:http'

/**
 * What the product is measured against: the least that Node can do. `/bytes/N` answers N bytes as a page, any POST is
 * read to its end and answered with a redirect, as a form is. Prints its port.
 */
const pages = new Map<string, Buffer>()

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    request.resume().on('end', () => response.writeHead(303, { Location: '/bytes/1' }).end())
    return
  }
  const url = request.url ?? '/bytes/1'
  const page = pages.get(url) ?? Buffer.alloc(Number(url.split('/')[2]) || 1, 'a')
  pages.set(url, page)
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': page.length }).end(page)
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
