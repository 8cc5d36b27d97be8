// MiniSearch, with its usual settings: BM25+ over title and text, any of the words. Spoken to by
// ProcessPeer.java.
import readline from 'node:readline'
import MiniSearch from 'minisearch'

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const read = async () => JSON.parse((await lines.next()).value)
const { documents, depth } = await read()
const engine = new MiniSearch({ fields: ['title', 'text'] })
for (let id = 0; id < documents; id++) {
  const { title, text } = await read()
  engine.add({ id, title, text })
}
console.log('{"ready": true}')
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const found = engine.search(JSON.parse(line.value).query).slice(0, depth)
  console.log(JSON.stringify({ hits: found.map(({ id, score }) => [id, score]) }))
}
