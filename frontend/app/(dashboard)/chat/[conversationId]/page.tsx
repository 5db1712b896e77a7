/** An existing conversation. The workspace of the layout reads the address. */
export default function ConversationPage() {
  return null;
}
