import cluster, { type Worker } from 'node:cluster'
import { AggregatorRegistry, type Registry } from 'prom-client'

const QUESTION = 'mingtang:metrics?'
const ANSWER = 'mingtang:metrics'
const PATIENCE_MS = 6000

interface Message {
  readonly type?: string
  readonly id?: number
  readonly text?: string
}

/** The first process's part: tells a worker that asks what all workers together have counted. */
export function tellMetrics(): void {
  const all = new AggregatorRegistry()
  cluster.on('message', (worker: Worker, { type, id }: Message) => {
    if (type !== QUESTION) return
    const tell = (text: string): void => {
      if (worker.isConnected()) worker.send({ type: ANSWER, id, text })
    }
    // A worker that does not answer must not keep the others from being seen: then the one that asks tells its own.
    all.clusterMetrics().then(tell, () => {
      tell('')
    })
  })
}

let asked = 0

function askFirstProcess(): Promise<string> {
  const id = (asked += 1)
  return new Promise((done) => {
    const finish = (text: string): void => {
      clearTimeout(timer)
      process.off('message', hear)
      done(text)
    }
    const hear = ({ type, id: answered, text = '' }: Message): void => {
      if (type === ANSWER && answered === id) finish(text)
    }
    const timer = setTimeout(finish, PATIENCE_MS, '')
    process.on('message', hear)
    process.send?.({ type: QUESTION, id })
  })
}

/** What this process has counted; of a worker: what all workers have, whichever of them is asked. */
export function metricsOfAll(own: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => own.metrics()
  AggregatorRegistry.setRegistries(own)
  new AggregatorRegistry()
  return async () => {
    const all = await askFirstProcess()
    return all === '' ? own.metrics() : all
  }
}
