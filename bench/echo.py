"""The floor of our stack: a bare Flask view that decrypts by wechatpy and sends the text back, encrypted."""

from flask import Flask, Response, request
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto

from bench.account import PLATFORM


def create_echo() -> Flask:
    """The application. It keeps nothing and understands nothing."""
    app = Flask("echo", static_folder=None)
    crypto = WeChatCrypto(PLATFORM.token, PLATFORM.aes_key, PLATFORM.app_id)

    @app.post("/wechat")
    def echo() -> Response:
        query = request.args
        signature, timestamp, nonce = query["msg_signature"], query["timestamp"], query["nonce"]
        message = parse_message(crypto.decrypt_message(request.get_data(), signature, timestamp, nonce))
        reply = create_reply(getattr(message, "content", None) or "?", message)
        return Response(crypto.encrypt_message(reply.render(), nonce, timestamp), content_type="text/xml")

    return app
