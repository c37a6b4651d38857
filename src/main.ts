import { startServer, startWorker } from './start-server.ts'

await (startWorker() ?? startServer())
