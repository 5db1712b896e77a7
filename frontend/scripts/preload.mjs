/** What comes before the server: `node --import ./preload.mjs server.js`. */
import "./console-lines.mjs";
import "./client-address.mjs";
