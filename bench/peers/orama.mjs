// Orama, with its usual settings (English stems, BM25, any of the words) and, in the mode "hybrid",
// its own fusion with the vectors it is given. Spoken to by ProcessPeer.java.
import readline from 'node:readline'
import { create, insertMultiple, search } from '@orama/orama'

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const read = async () => JSON.parse((await lines.next()).value)
const { documents, depth } = await read()
const rows = []
for (let id = 0; id < documents; id++) {
  const { title, text, vector } = await read()
  rows.push({ id: String(id), title, text, vector })
}
const schema = { title: 'string', text: 'string' }
if (rows[0].vector) schema.vector = `vector[${rows[0].vector.length}]`
const engine = create({ schema, components: { tokenizer: { language: 'english', stemming: true } } })
await insertMultiple(engine, rows)
console.log('{"ready": true}')
for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const { mode, query, vector } = JSON.parse(line.value)
  const asked = { term: query, properties: ['title', 'text'], threshold: 1, limit: depth }
  if (mode === 'hybrid') {
    Object.assign(asked, { mode, vector: { value: vector, property: 'vector' }, similarity: 0 })
  }
  const { hits } = await search(engine, asked)
  console.log(JSON.stringify({ hits: hits.map(({ id, score }) => [Number(id), score]) }))
}
