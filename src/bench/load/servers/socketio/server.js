// Rooms on Socket.IO as its documentation writes them, over WebSocket only, as the other servers are.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });

io.on('connection', (socket) => {
  socket.on('join', async (room) => {
    await socket.join(room);
    socket.data.room = room;
    socket.emit('joined', room);
  });
  socket.on('say', (said) => io.to(socket.data.room).emit('said', said));
});

http.listen(Number(process.argv[2]), '127.0.0.1', 4096);
