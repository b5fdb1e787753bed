/** A program: a socket.io server on the loopback that hands what it gets to all others, as plainly as can be. It prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
server.on('connection', (socket) => socket.on('message', (message: unknown) => socket.broadcast.emit('message', message)));
http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port));
