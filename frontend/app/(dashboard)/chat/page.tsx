/** A new conversation. The workspace of the layout reads the address. */
export default function ChatPage() {
  return null;
}
